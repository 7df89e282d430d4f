package org.reviewscope.observability.autoconfigure.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Map;

import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.Size;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.TestApplication;
import org.reviewscope.observability.autoconfigure.TestService;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that asks for problem details keeps every handler of errors that it has;
 * none of those here has an order.
 */
class ApplicationAnswersFirstTests {

	@Test
	void ownAdviceAndOwnResolverComeFirst() {
		try (TestService service = start(OwnHandlers.class)) {
			assertAnswer(service.get("/below?name=long"), 422, "own advice");
			assertAnswer(service.get("/unusual"), 409, "own resolver");
			assertProblem(service.get("/boom"), 500);
			assertProblem(service.get("/parameter"), 400);
			assertProblem(service.get("/nothing-here"), 404);
		}
	}

	@Test
	void ownAdviceForEverythingLeavesNothing() {
		try (TestService service = start(CatchAll.class)) {
			assertAnswer(service.get("/below?name=long"), 424, "caught all");
			assertAnswer(service.get("/boom"), 424, "caught all");
			assertAnswer(service.get("/parameter"), 424, "caught all");
			assertAnswer(service.get("/nothing-here"), 424, "caught all");
		}
	}

	@Test
	void ownExceptionHandlerOfSpringsKindComesFirst() {
		try (TestService service = start(OwnResponseEntityExceptionHandler.class)) {
			assertAnswer(service.get("/parameter"), 400, "own text");
			assertProblem(service.get("/boom"), 500);
		}
	}

	@Test
	void ownErrorControllerAnswersAllThatReachesIt() {
		try (TestService service = start(OwnErrorController.class)) {
			assertAnswer(service.get("/boom"), 500, "own error page");
			assertAnswer(service.get("/parameter"), 400, "own error page");
			assertAnswer(service.get("/nothing-here"), 404, "own error page");
		}
	}

	@Test
	void ownErrorAttributesAreShown() {
		try (TestService service = start(OwnErrorAttributes.class)) {
			assertAnswer(service.get("/boom"), 500, "{\"own\":\"attributes\"}");
			assertAnswer(service.get("/parameter"), 400, "{\"own\":\"attributes\"}");
			assertAnswer(service.get("/nothing-here"), 404, "{\"own\":\"attributes\"}");
		}
	}

	@Test
	void ownValveOfTheContainerComesFirst() throws IOException {
		try (TestService service = start(OwnValve.class); Socket socket = new Socket("localhost", service.port())) {
			socket.getOutputStream().write("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes());
			assertThat(new String(socket.getInputStream().readAllBytes())).startsWith("HTTP/1.1 400")
				.contains("own valve");
		}
	}

	@Test
	void statusOfACauseIsKept() {
		try (TestService service = start(App.class)) {
			assertProblem(service.get("/wrapped"), 402);
		}
	}

	private static TestService start(Class<?> application) {
		return TestService.start(application, "reviewscope.observability.problem-details.enabled=true",
				"management.tracing.export.otlp.enabled=false", "management.logging.export.otlp.enabled=false");
	}

	private static void assertAnswer(ResponseEntity<String> response, int status, String body) {
		assertThat(response.getStatusCode().value()).isEqualTo(status);
		assertThat(response.getBody()).isEqualTo(body);
	}

	private static void assertProblem(ResponseEntity<String> response, int status) {
		assertThat(response.getStatusCode().value()).isEqualTo(status);
		assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(response.getBody()).contains("\"traceId\":\"" + response.getHeaders().getFirst("X-Trace-Id"));
	}

	@TestApplication
	@Import(Below.class)
	@RestController
	static class App {

		private final Below below;

		App(Below below) {
			this.below = below;
		}

		@GetMapping("/below")
		String below(@RequestParam String name) {
			return this.below.named(name);
		}

		@GetMapping("/boom")
		String boom() {
			throw new IllegalStateException("broken inside");
		}

		@GetMapping("/unusual")
		String unusual() {
			throw new UnsupportedOperationException("not today");
		}

		@GetMapping("/parameter")
		String parameter(@RequestParam String name) {
			return name;
		}

		@GetMapping("/wrapped")
		String wrapped() {
			throw new IllegalStateException(new ResponseStatusException(HttpStatus.PAYMENT_REQUIRED));
		}

	}

	@Service
	@Validated
	static class Below {

		String named(@Size(max = 3) String name) {
			return name;
		}

	}

	@Import({ App.class, OwnAdvice.class })
	static class OwnHandlers {

		@Bean
		static HandlerExceptionResolver ownResolver() {
			return (request, response, handler, ex) -> {
				if (!(ex instanceof UnsupportedOperationException)) {
					return null;
				}
				response.setStatus(HttpStatus.CONFLICT.value());
				return new ModelAndView(
						(model, viewRequest, viewResponse) -> viewResponse.getWriter().write("own resolver"));
			};
		}

	}

	@RestControllerAdvice
	static class OwnAdvice {

		@ExceptionHandler
		@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
		String handle(ConstraintViolationException ex) {
			return "own advice";
		}

	}

	@Import(App.class)
	@RestControllerAdvice
	static class CatchAll {

		@ExceptionHandler(Exception.class)
		@ResponseStatus(HttpStatus.FAILED_DEPENDENCY)
		String handle() {
			return "caught all";
		}

	}

	@Import(App.class)
	@RestControllerAdvice
	static class OwnResponseEntityExceptionHandler extends ResponseEntityExceptionHandler {

		@Override
		protected ResponseEntity<Object> handleMissingServletRequestParameter(
				MissingServletRequestParameterException ex, HttpHeaders headers, HttpStatusCode status,
				WebRequest request) {
			return ResponseEntity.badRequest().body("own text");
		}

	}

	@Import(App.class)
	@RestController
	static class OwnErrorController implements ErrorController {

		@RequestMapping("/error")
		String error() {
			return "own error page";
		}

	}

	@Import(App.class)
	static class OwnErrorAttributes {

		@Bean
		static DefaultErrorAttributes ownAttributes() {
			return new DefaultErrorAttributes() {
				@Override
				public Map<String, @Nullable Object> getErrorAttributes(WebRequest request,
						ErrorAttributeOptions options) {
					return Map.of("own", "attributes");
				}
			};
		}

	}

	@Import(App.class)
	static class OwnValve {

		@Bean
		static WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> ownValve() {
			return (factory) -> factory
				.addContextCustomizers((context) -> context.getParent().getPipeline().addValve(new ErrorReportValve() {
					@Override
					protected void report(Request request, Response response, Throwable throwable) {
						answer(response);
					}
				}));
		}

		private static void answer(Response response) {
			if (response.getStatus() < 400 || !response.setErrorReported()) {
				return;
			}
			try {
				response.getReporter().write("own valve");
				response.finishResponse();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
