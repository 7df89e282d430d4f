package org.reviewscope.observability.autoconfigure.problem;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.observability.autoconfigure.Failures;
import org.reviewscope.observability.autoconfigure.TestApplication;
import org.reviewscope.observability.autoconfigure.TestService;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartFile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every kind of failure, as the client, the trace and the log see it.
 */
@ExtendWith(OutputCaptureExtension.class)
class ProblemDetailsTests {

	private static final String SECRET = "the-review-is-private";

	private static TestService service;

	@BeforeAll
	static void start() {
		service = TestService.start(App.class, "reviewscope.observability.problem-details.enabled=true",
				"management.tracing.export.otlp.enabled=false", "management.logging.export.otlp.enabled=false",
				"spring.servlet.multipart.max-file-size=1KB");
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@BeforeEach
	void reset() {
		service.forgetSpans();
	}

	@Test
	void unreadableJsonIsBadRequestThatDoesNotEchoTheBody() {
		ResponseEntity<String> response = post("/reviews", "{\"review\": \"" + SECRET);
		assertProblem(response, HttpStatus.BAD_REQUEST, "The request body is not JSON of the expected form.");
		assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
	}

	@Test
	void missingBodyIsBadRequest() {
		assertProblem(post("/reviews", ""), HttpStatus.BAD_REQUEST, "The request needs a body.");
	}

	@Test
	void wrongTypeInJsonIsBadRequest() {
		assertProblem(post("/reviews", "{\"stars\": \"" + SECRET + "\"}"), HttpStatus.BAD_REQUEST,
				"The request body is not JSON of the expected form: 'stars' is missing or of the wrong type.");
	}

	@Test
	void wrongContentTypeIsUnsupported() {
		ResponseEntity<String> response = service.client()
			.post()
			.uri("/reviews")
			.contentType(MediaType.TEXT_PLAIN)
			.body(SECRET)
			.retrieve()
			.toEntity(String.class);
		assertProblem(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Content-Type 'text/plain");
	}

	@Test
	void wrongMethodIsNotAllowed() {
		ResponseEntity<String> response = service.client()
			.method(HttpMethod.DELETE)
			.uri("/reviews")
			.retrieve()
			.toEntity(String.class);
		assertProblem(response, HttpStatus.METHOD_NOT_ALLOWED, "Method 'DELETE' is not supported.");
		assertThat(response.getHeaders().getAllow()).containsExactly(HttpMethod.POST);
	}

	@Test
	void unknownPathIsNotFound() {
		assertProblem(service.get("/nothing-here"), HttpStatus.NOT_FOUND, "There is nothing at this path.");
	}

	@Test
	void errorPageItselfIsNotFound() {
		assertThat(service.get("/error").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
	}

	@Test
	void wrongTypeInPathIsBadRequest() {
		assertProblem(service.get("/reviews/" + SECRET), HttpStatus.BAD_REQUEST,
				"The value of 'id' is not a valid UUID.");
	}

	@Test
	void missingParameterIsBadRequest() {
		assertProblem(service.get("/pages"), HttpStatus.BAD_REQUEST, "Required parameter 'page' is not present.");
	}

	@Test
	void invalidFieldsAreListedWithoutTheirValues() {
		ResponseEntity<String> response = post("/reviews",
				"{\"review\": \" \", \"author\": \"" + SECRET + "\", \"stars\": 1}");
		assertProblem(response, HttpStatus.BAD_REQUEST,
				"The request is not valid: author: size must be between 0 and 5");
		assertThat(response.getBody()).contains("\"errors\":[{")
			.contains("\"field\":\"review\"")
			.contains("\"message\":\"must not be blank\"");
	}

	@Test
	void invalidParameterIsListed() {
		ResponseEntity<String> response = service.get("/pages?page=101");
		assertProblem(response, HttpStatus.BAD_REQUEST, "page: must be less than or equal to 100");
		// A trace id may hold these digits as well
		assertThat(response.getBody().replaceAll("[0-9a-f]{32}", "")).contains("\"field\":\"page\"")
			.doesNotContain("101");
	}

	@Test
	void constraintBelowTheControllerIsListed() {
		assertProblem(service.get("/below?name=" + SECRET), HttpStatus.BAD_REQUEST,
				"name: size must be between 0 and 3");
	}

	@Test
	void tooLargeUploadIsRefused() {
		MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
		parts.add("file", new ByteArrayResource(new byte[4096]) {
			@Override
			public String getFilename() {
				return "file.bin";
			}
		});
		ResponseEntity<String> response = service.client()
			.post()
			.uri("/files")
			.contentType(MediaType.MULTIPART_FORM_DATA)
			.body(parts)
			.retrieve()
			.toEntity(String.class);
		assertProblem(response, HttpStatus.CONTENT_TOO_LARGE, "Maximum upload size exceeded");
	}

	@Test
	void asyncTimeoutIsServiceUnavailable() {
		ResponseEntity<String> response = service.get("/never");
		assertThat(response.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		assertThat(response.getBody()).contains("\"traceId\":\"" + span().getTraceId());
		assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(timer("/never").getId().getTag("status")).isEqualTo("503");
	}

	@Test
	void annotatedExceptionKeepsItsStatus() {
		assertProblem(service.get("/gone"), HttpStatus.GONE, "It was here once");
	}

	@Test
	void unexpectedErrorIsOpaqueToTheClientAndPlainToTraceMetricAndLog(CapturedOutput output) {
		ResponseEntity<String> response = service.get("/boom");
		assertProblem(response, HttpStatus.INTERNAL_SERVER_ERROR, "quote the trace id");
		assertThat(response.getBody()).doesNotContain("IllegalStateException", "broken inside");
		SpanData span = span();
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(span.getEvents()).extracting((event) -> event.getName()).containsExactly("exception");
		assertThat(timer("/boom").getId().getTag("exception")).isEqualTo("IllegalStateException");
		assertThat(output.getOut()).contains(span.getTraceId() + "-" + span.getSpanId())
			.contains("Answered 500 on /boom")
			.contains("java.lang.IllegalStateException: broken inside");
	}

	@Test
	void foreseenServerErrorMarksTheSpanButLogsNoStackTrace(CapturedOutput output) {
		ResponseEntity<String> response = service.get("/busy");
		assertProblem(response, HttpStatus.SERVICE_UNAVAILABLE, "Try again in a second.");
		assertThat(response.getHeaders().getFirst("Retry-After")).isEqualTo("1");
		assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(timer("/busy").getId().getTag("exception")).isEqualTo("BusyException");
		assertThat(output.getOut()).contains("Answered 503 on /busy").doesNotContain("\tat ");
	}

	@Test
	void serverErrorWithoutExceptionMarksTheSpan() {
		service.get("/returned");
		assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@Test
	void adviceOfTheServiceComesFirst() {
		assertThat(service.get("/own").getBody()).isEqualTo("handled by the service");
	}

	@Test
	void refusalOfFilterIsProblemWithTraceId() {
		assertProblem(service.get("/filtered"), HttpStatus.FORBIDDEN, "Forbidden.");
	}

	@Test
	void errorInFilterIsProblemWithTraceId() {
		assertProblem(service.get("/filter-fails"), HttpStatus.INTERNAL_SERVER_ERROR, "quote the trace id");
		assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@Test
	void problemIsAnsweredWhateverTheClientAccepts() {
		assertProblem(service.get("/nothing-here", "Accept", "image/png"), HttpStatus.NOT_FOUND,
				"There is nothing at this path.");
		assertProblem(service.get("/filtered", "Accept", "image/png"), HttpStatus.FORBIDDEN, "Forbidden.");
	}

	@Test
	void problemIsAnsweredWhenNobodyCanReadWhatTheClientAccepts() {
		for (String accept : List.of("nonsense", "text/", "*/*,".repeat(51) + "*/*")) {
			assertProblem(service.get("/nothing-here", "Accept", accept), HttpStatus.NOT_FOUND,
					"There is nothing at this path.");
			assertProblem(service.get("/filtered", "Accept", accept), HttpStatus.FORBIDDEN, "Forbidden.");
			assertProblem(service.get("/boom", "Accept", accept), HttpStatus.INTERNAL_SERVER_ERROR, "could not answer");
			assertProblem(service.get("/reviews/" + UUID.randomUUID(), "Accept", accept), HttpStatus.NOT_ACCEPTABLE,
					"The Accept header cannot be read. Send media types such as application/json.");
		}
	}

	@ParameterizedTest
	@CsvSource({ "GET / HTTP/1.1, Transfer-Encoding: nonsense, 501", "GET / HTTP/9.9, Accept: */*, 505" })
	void errorWithoutATraceDoesNotAskForItsId(String line, String header, int status) throws IOException {
		assertThat(raw(line + "\r\nHost: localhost\r\nConnection: close\r\n" + header + "\r\n\r\n"))
			.startsWith("HTTP/1.1 " + status)
			.contains("\"status\":" + status, "\"detail\":\"The service could not answer the request.\"");
	}

	@ParameterizedTest
	@CsvSource({ "/nothing-here, 404", "/reviews/1, 400", "/pages, 400", "/below?name=long, 500", "/gone, 410",
			"/busy, 503", "/boom, 500", "/filtered, 403", "/filter-fails, 500", "/never, 503" })
	void htmlErrorPageIsLeftToThoseWhoAskForIt(String path, int status) {
		ResponseEntity<String> response = service.get(path, "Accept", "text/html,*/*;q=0.8");
		assertThat(response.getStatusCode().value()).isEqualTo(status);
		assertThat(response.getHeaders().getContentType())
			.isEqualTo(MediaType.parseMediaType("text/html;charset=UTF-8"));
		assertThat(response.getBody()).contains("Whitelabel Error Page");
		assertThat(response.getHeaders().getFirst("X-Trace-Id")).isEqualTo(span().getTraceId());
	}

	@Test
	void answerThatHasBegunIsBrokenOff() throws IOException {
		assertThat(raw("GET /half HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200")
			.contains("the first half")
			.doesNotEndWith("0\r\n\r\n");
		assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
	}

	@Test
	void malformedRequestLineIsBadRequest() throws IOException {
		assertThat(raw("GET /reviews/{|} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 400")
			.doesNotContain("Apache Tomcat");
	}

	@Test
	void malformedEscapeIsProblem() throws IOException {
		assertThat(raw("GET /reviews/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
			.startsWith("HTTP/1.1 400")
			.contains("application/problem+json")
			.contains("\"status\":400");
	}

	@Test
	void clientThatHangsUpIsNoError(CapturedOutput output) throws IOException {
		try (Socket socket = new Socket("localhost", service.port())) {
			send(socket, "GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n");
			assertThat(socket.getInputStream().read()).isPositive();
			socket.setSoLinger(true, 0);
		}
		App.clientHungUp.countDown();
		assertThat(span().getEvents()).isEmpty();
		assertThat(span().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
		assertThat(output.getOut()).doesNotContain("ERROR", "Answered 500");
	}

	private static void assertProblem(ResponseEntity<String> response, HttpStatus status, String detail) {
		assertThat(response.getStatusCode()).isEqualTo(status);
		assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
		String traceId = response.getHeaders().getFirst("X-Trace-Id");
		assertThat(traceId).matches("[0-9a-f]{32}");
		assertThat(response.getBody()).contains("\"traceId\":\"" + traceId + "\"")
			.contains("\"instance\":\"/")
			.contains("\"status\":" + status.value())
			.contains(detail);
		assertThat(response.getBody().replaceAll("\"instance\":\"[^\"]*\"", "")).doesNotContain(SECRET);
	}

	private static ResponseEntity<String> post(String path, String json) {
		return service.client()
			.post()
			.uri(path)
			.contentType(MediaType.APPLICATION_JSON)
			.body(json)
			.retrieve()
			.toEntity(String.class);
	}

	private static String raw(String request) throws IOException {
		try (Socket socket = new Socket("localhost", service.port())) {
			send(socket, request);
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private static void send(Socket socket, String request) throws IOException {
		OutputStream out = socket.getOutputStream();
		out.write(request.getBytes(StandardCharsets.US_ASCII));
		out.flush();
	}

	private static SpanData span() {
		// The answer is there before the span has ended
		List<SpanData> spans = await().atMost(Duration.ofSeconds(20))
			.until(() -> service.spans(), (found) -> !found.isEmpty());
		assertThat(spans).hasSize(1);
		return spans.get(0);
	}

	private static Timer timer(String uri) {
		return service.bean(MeterRegistry.class).get("http.server.requests").tag("uri", uri).timer();
	}

	record Review(@NotBlank String review, @Size(max = 5) String author, int stars) {
	}

	@Service
	@Validated
	static class Below {

		String named(@Size(max = 3) String name) {
			return name;
		}

	}

	@RestControllerAdvice
	static class OwnAdvice {

		@ExceptionHandler
		String handle(Failures.OwnException ex) {
			return "handled by the service";
		}

	}

	static class Refusals extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			if (request.getRequestURI().equals("/filtered")) {
				response.sendError(403);
				return;
			}
			if (request.getRequestURI().equals("/filter-fails")) {
				throw new IllegalStateException("The filter is broken");
			}
			chain.doFilter(request, response);
		}

	}

	@TestApplication
	@RestController
	@Import({ Failures.class, Below.class, OwnAdvice.class })
	static class App {

		static final CountDownLatch clientHungUp = new CountDownLatch(1);

		private final Below below;

		App(Below below) {
			this.below = below;
		}

		@Bean
		static InMemorySpanExporter spans() {
			return InMemorySpanExporter.create();
		}

		@Bean
		static Refusals refusals() {
			return new Refusals();
		}

		@PostMapping("/reviews")
		String review(@Valid @RequestBody Review review) {
			return "thanks";
		}

		@GetMapping("/reviews/{id}")
		String review(@PathVariable UUID id) {
			return id.toString();
		}

		@GetMapping("/pages")
		String page(@RequestParam @Max(100) int page) {
			return "page";
		}

		@GetMapping("/below")
		String below(@RequestParam String name) {
			return this.below.named(name);
		}

		@PostMapping("/files")
		String file(@RequestParam MultipartFile file) {
			return "stored";
		}

		@GetMapping("/stream")
		void stream(HttpServletResponse response) throws Exception {
			OutputStream out = response.getOutputStream();
			out.write(new byte[16384]);
			response.flushBuffer();
			clientHungUp.await();
			for (int i = 0; i < 5000; i++) {
				out.write(new byte[16384]);
				response.flushBuffer();
			}
		}

	}

}
