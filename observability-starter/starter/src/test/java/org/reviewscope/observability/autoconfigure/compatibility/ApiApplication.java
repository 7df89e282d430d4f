package org.reviewscope.observability.autoconfigure.compatibility;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.reviewscope.observability.autoconfigure.Failures;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.client.RestClient;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartFile;

@EnableAutoConfiguration
@Import({ Failures.class, ApiApplication.Prices.class, ApiApplication.OwnAdvice.class })
@RestController
class ApiApplication {

	static final List<Request> REQUESTS = List.of(Request.withJson("POST /orders", 200, "{\"item\":\"tea\"}"),
			Request.withJson("POST /orders", 200, "{\"item\":42,\"count\":\"7\"}"),
			Request.withJson("POST /orders", 400, "{\"item\":\" \"}"),
			Request.withJson("POST /orders", 400, "{\"item\":\"tea\",\"count\":\"many\"}"),
			Request.withJson("POST /orders", 400, "{\"item\":"), Request.withJson("POST /orders", 400, ""),
			Request.withJson("POST /orders", 400, "{\"item\":\"" + "x".repeat(200_000) + "\"}"),
			Request.withJson("POST /orders", 400, "{\"item\":\"\"}", Request.HTML),
			new Request("POST /orders", 415, List.of("Content-Type: text/plain"), "tea"),
			Request.of("GET /orders/7", 200), Request.of("GET /orders/x", 400), Request.of("DELETE /orders/7", 405),
			Request.of("GET /orders/7", 406, "Accept: image/png"), Request.of("HEAD /orders/7", 200),
			Request.of("GET /prices?of=tea", 422), Request.of("GET /prices?of=tea", 422, Request.HTML),
			Request.of("GET /prices", 400), Request.of("GET /own", 409), Request.of("GET /gone", 410),
			Request.of("GET /gone", 410, Request.HTML), Request.of("GET /busy", 503),
			Request.of("GET /busy", 503, Request.HTML), Request.of("GET /boom", 500),
			Request.of("GET /boom", 500, Request.HTML), Request.of("GET /returned", 500), Request.of("GET /never", 503),
			Request.of("GET /never", 503, Request.HTML), Request.of("GET /called", 500), Request.of("GET /half", 200),
			Request.of("GET /refused-by-filter", 403), Request.of("GET /broken-filter", 500),
			Request.of("GET /caught-by-filter", 451), Request.of("GET /nothing-here", 404),
			Request.of("GET /nothing-here", 404, Request.HTML),
			Request.of("GET /nothing-here", 404, "Accept: application/problem+json"),
			new Request("POST /files", 413, List.of("Content-Type: multipart/form-data; boundary=b"),
					"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n" + "x".repeat(4096)
							+ "\r\n--b--\r\n"),
			Request.of("GET /outgoing", 200), Request.of("GET /%zz", 400),
			Request.of("GET /orders/7", 400, "Bad Header: x"),
			Request.of("GET /orders/7", 400, "X: " + "x".repeat(9000)));

	private final Prices prices;

	private final RestClient client;

	private final Environment environment;

	ApiApplication(Prices prices, RestClient.Builder client, Environment environment) {
		this.prices = prices;
		this.client = client.build();
		this.environment = environment;
	}

	@Bean
	static OwnFilter ownFilter() {
		return new OwnFilter();
	}

	@PostMapping("/orders")
	Order order(@Valid @RequestBody Order order) {
		return order;
	}

	@GetMapping("/orders/{id}")
	Map<String, Integer> order(@PathVariable int id) {
		return Map.of("id", id);
	}

	@GetMapping("/prices")
	String price(@RequestParam String of) {
		return this.prices.price(of);
	}

	@GetMapping("/caught-by-filter")
	String caughtByFilter() {
		throw new ForbiddenBookException();
	}

	@GetMapping("/called")
	Callable<String> called() {
		return () -> {
			throw new IllegalStateException("broken in another thread");
		};
	}

	@PostMapping("/files")
	String file(@RequestParam MultipartFile file) {
		return "stored";
	}

	/**
	 * What another service receives from this one, less the trace.
	 */
	@GetMapping("/outgoing")
	Map<String, List<String>> outgoing() {
		return this.client.get()
			.uri("http://localhost:{port}/incoming", this.environment.getProperty("local.server.port"))
			.retrieve()
			.body(new ParameterizedTypeReference<>() {
			});
	}

	@GetMapping("/incoming")
	Map<String, List<String>> incoming(@RequestHeader HttpHeaders headers) {
		Map<String, List<String>> received = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.forEach(received::put);
		List.of("traceparent", "host").forEach(received::remove);
		return received;
	}

	record Order(@NotBlank @Size(max = 100) String item, Integer count) {
	}

	static class ForbiddenBookException extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

	@Service
	@Validated
	static class Prices {

		String price(@Size(max = 2) String of) {
			return "cheap";
		}

	}

	/**
	 * Without an order, as most are.
	 */
	@RestControllerAdvice
	static class OwnAdvice {

		@ExceptionHandler
		@ResponseStatus(HttpStatus.UNPROCESSABLE_CONTENT)
		Map<String, String> handle(ConstraintViolationException ex) {
			return Map.of("ours", ex.getConstraintViolations().iterator().next().getMessage());
		}

		@ExceptionHandler
		@ResponseStatus(HttpStatus.CONFLICT)
		Map<String, String> handle(Failures.OwnException ex) {
			return Map.of("ours", "conflict");
		}

	}

	static class OwnFilter extends OncePerRequestFilter {

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			switch (request.getRequestURI()) {
				case "/refused-by-filter" -> response.sendError(403, "not you");
				case "/broken-filter" -> throw new IllegalStateException("The filter is broken");
				default -> filter(request, response, chain);
			}
		}

		private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			try {
				chain.doFilter(request, response);
			}
			catch (ServletException ex) {
				if (!(ex.getCause() instanceof ForbiddenBookException)) {
					throw ex;
				}
				response.sendError(451);
			}
		}

	}

}
