package org.reviewscope.observability.autoconfigure.reactive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.server.WebFilter;

/**
 * As {@code CompatibilityTests} of the starter, on WebFlux and Netty: an application of
 * somebody else is started without the starter's part and with it, and has to answer the
 * same, except for the header {@code X-Trace-Id}.
 */
class ReactiveCompatibilityTests {

	private static final List<Request> REQUESTS = List.of(new Request("GET /orders/7", 200, ""),
			new Request("GET /orders/x", 400, ""), new Request("GET /orders/x", 400, "", "text/html"),
			new Request("HEAD /orders/7", 200, ""), new Request("DELETE /orders/7", 405, ""),
			new Request("OPTIONS /orders/7", 200, ""), new Request("GET /orders/7", 406, "", "image/png"),
			new Request("POST /orders", 200, "{\"item\":\"tea\",\"count\":\"7\"}"),
			new Request("POST /orders", 400, "{\"item\":\"tea\",\"count\":\"many\"}"),
			new Request("POST /orders", 400, "{\"item\":"), new Request("POST /orders", 400, ""),
			new Request("GET /pages?number=7", 200, ""), new Request("GET /pages?number=x", 400, ""),
			new Request("GET /pages", 400, ""), new Request("GET /stream", 200, "", "application/x-ndjson"),
			new Request("GET /stream", 200, "", "text/event-stream"), new Request("GET /half", 200, ""),
			new Request("GET /empty", 200, ""), new Request("GET /own", 409, ""), new Request("GET /later", 501, ""),
			new Request("GET /paid", 402, ""), new Request("GET /paid", 402, "", "text/html"),
			new Request("GET /boom", 500, ""), new Request("GET /boom", 500, "", "text/html"),
			new Request("GET /refused-by-filter", 403, ""), new Request("GET /broken-filter", 500, ""),
			new Request("GET /routed/7", 200, ""), new Request("GET /nothing-here", 404, ""),
			new Request("GET /nothing-here", 404, "", "text/html"));

	@Test
	void theStarterIsNotNoticed() {
		Observed without = observe("--reviewscope.observability.defaults.enabled=false",
				"--spring.autoconfigure.exclude=" + String.join(",", parts()));
		Observed with = observe();
		SoftAssertions.assertSoftly((softly) -> {
			REQUESTS.forEach((request) -> {
				softly.assertThat(without.answers().get(request))
					.as("%s without the starter", request)
					.startsWith("HTTP/1.1 " + request.status() + " ");
				softly.assertThat(with.answers().get(request))
					.as(request.toString())
					.isEqualTo(without.answers().get(request));
			});
			softly.assertThat(with.beans()).isEqualTo(without.beans());
		});
	}

	private static Observed observe(String... more) {
		try (ConfigurableApplicationContext service = new SpringApplication(WebFluxApplication.class).run(StringUtils
			.concatenateStringArrays(new String[] { "--server.port=0", "--management.tracing.export.otlp.enabled=false",
					"--management.logging.export.otlp.enabled=false" }, more))) {
			int port = service.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
			Map<Request, String> answers = new LinkedHashMap<>();
			REQUESTS.forEach((request) -> answers.put(request, request.send(port)));
			return new Observed(answers, beans(service));
		}
	}

	private static List<String> parts() {
		return StreamSupport
			.stream(ImportCandidates.load(AutoConfiguration.class, ReactiveCompatibilityTests.class.getClassLoader())
				.spliterator(), false)
			.filter((part) -> part.startsWith("org.reviewscope."))
			.toList();
	}

	/**
	 * What has a say in an answer.
	 */
	private static List<String> beans(ConfigurableApplicationContext service) {
		return Stream.of(WebFilter.class, WebExceptionHandler.class, HandlerMapping.class, HttpHandler.class)
			.flatMap((type) -> Stream.of(service.getBeanNamesForType(type)))
			.filter((name) -> !name.equals("traceIdHeaderFilter"))
			.toList();
	}

	/**
	 * What can be noticed.
	 *
	 * @param answers the answer to each request
	 * @param beans names of the beans that take part in answering
	 */
	private record Observed(Map<Request, String> answers, List<String> beans) {
	}

	/**
	 * A request.
	 *
	 * @param line method and path
	 * @param status what a plain application answers
	 * @param body text of the body
	 * @param accept the media type that is asked for
	 */
	private record Request(String line, int status, String body, String accept) {

		Request(String line, int status, String body) {
			this(line, status, body, "*/*");
		}

		String send(int port) {
			try (Socket socket = new Socket("localhost", port)) {
				socket.getOutputStream().write(text().getBytes(StandardCharsets.UTF_8));
				return comparable(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
			}
			catch (IOException ex) {
				throw new UncheckedIOException("No answer to " + this, ex);
			}
		}

		private String text() {
			return """
					%s HTTP/1.1
					Host: shop.example
					Connection: close
					Accept: %s
					Content-Type: application/json
					Content-Length: %d

					""".replace("\n", "\r\n").formatted(this.line, this.accept, this.body.length()) + this.body;
		}

		// The lengths of time and id differ
		private static String comparable(String answer) {
			return answer.replaceAll("(?mi)^(Date|X-Trace-Id): .*\r\n", "")
				.replaceAll("(?s)(?i:content-length: \\d+)(.*)\"timestamp\":\"[^\"]+\"", "$1\"timestamp\":\"(now)\"")
				.replaceAll("(?s)(?i:content-length: \\d+)(.*)<div id='created'>[^<]+", "$1<div id='created'>(now)")
				.replaceAll("\"requestId\":\"[^\"]+\"|(?<=\\[)[0-9a-f]+-\\d+(?=])", "(id)");
		}

	}

}
