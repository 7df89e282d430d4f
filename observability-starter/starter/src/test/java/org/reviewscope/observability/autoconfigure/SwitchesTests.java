package org.reviewscope.observability.autoconfigure;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What operators can switch off, and what must go on working then.
 */
@ExtendWith(OutputCaptureExtension.class)
class SwitchesTests {

	private static final String CALLER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

	private final OtlpSink sink = OtlpSink.start();

	@AfterEach
	void stop() {
		this.sink.close();
		// Spring Boot leaves it to the next application in the same JVM
		System.clearProperty(LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT.getEnvironmentVariableName());
	}

	@Test
	void withoutExportIdsAndPropagationStillWork(CapturedOutput output) {
		try (TestService service = TestService.start(App.class, this.sink,
				"management.tracing.export.otlp.enabled=false", "management.logging.export.otlp.enabled=false")) {
			String traceId = traceId(service.get("/outer", "traceparent", CALLER));
			assertThat(traceId).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
			assertThat(App.lastReceived().getFirst("traceparent")).contains(traceId);
			assertThat(output.getOut()).contains("[" + traceId);
		}
		assertThat(this.sink.spans()).isEmpty();
		assertThat(this.sink.logRecords()).isEmpty();
	}

	@Test
	void unsampledRequestsHaveIdsButNoSpans() {
		try (TestService service = TestService.start(App.class, this.sink,
				"management.tracing.sampling.probability=0.0")) {
			ResponseEntity<String> response = service.get("/outer");
			assertThat(traceId(response)).matches("[0-9a-f]{32}");
			assertThat(App.lastReceived().getFirst("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[02]");
			service.flush();
			await().untilAsserted(() -> assertThat(this.sink.logRecords())
				.anyMatch((line) -> OtlpSink.hex(line.getTraceId()).equals(traceId(response))));
		}
		assertThat(this.sink.spans()).isEmpty();
	}

	@Test
	void disabledSendsNothingAndServesAll() {
		try (TestService service = TestService.start(App.class, this.sink, "management.opentelemetry.enabled=false")) {
			assertThat(service.get("/outer").getBody()).isEqualTo("inner");
			assertThat(service.get("/nothing").getStatusCode().value()).isEqualTo(404);
		}
		assertThat(this.sink.encodings()).isEmpty();
	}

	@Test
	void spansArePrintedOnDemand(CapturedOutput output) {
		try (TestService service = TestService.start(App.class, this.sink,
				"reviewscope.observability.console-spans=true")) {
			String traceId = traceId(service.get("/outer"));
			await().until(() -> {
				service.flush();
				return output.getOut().contains("'GET /outer' : " + traceId);
			});
		}
		assertThat(this.sink.logRecords())
			.noneMatch((line) -> line.getBody().getStringValue().contains("'GET /outer'"));
	}

	@Test
	void requestIsSlowFromTheThresholdOn(CapturedOutput output) {
		try (TestService service = TestService.start(App.class, this.sink,
				"reviewscope.observability.slow-request-threshold=1ns")) {
			String traceId = traceId(service.get("/outer"));
			await().untilAsserted(() -> {
				service.flush();
				assertThat(this.sink.spans()).filteredOn((span) -> span.getName().equals("GET /outer"))
					.singleElement()
					.satisfies((span) -> {
						assertThat(span.getEventsList()).extracting((event) -> event.getName())
							.containsExactly("request.slow");
						assertThat(output.getOut()
							.lines()
							.filter((line) -> line.contains("Slow request: GET /outer took"))).singleElement()
							.asString()
							.contains(traceId + "-" + OtlpSink.hex(span.getSpanId()));
					});
			});
		}
	}

	@Test
	void structuredLinesHaveTheNamesOfEcs(CapturedOutput output) {
		try (TestService service = TestService.start(App.class, this.sink, "logging.structured.format.console=ecs",
				"reviewscope.observability.edge.enabled=true")) {
			String traceId = traceId(service.get("/outer", "x-tenant-id", "acme"));
			assertThat(output.getOut().lines().filter((line) -> line.contains("Called from outside"))).hasSize(1)
				.allMatch((line) -> line.startsWith("{") && line.contains("\"trace.id\":\"" + traceId + "\"")
						&& line.contains("\"tenant\":{\"id\":\"acme\"}") && line.contains("\"span.id\":\""));
		}
	}

	@Test
	void linesNameApplicationAndTraceForReaders(CapturedOutput output) {
		try (TestService service = TestService.start(App.class, this.sink)) {
			String traceId = traceId(service.get("/outer"));
			assertThat(output.getOut().lines().filter((line) -> line.contains("Called from outside"))).hasSize(1)
				.allMatch((line) -> line.contains("[test-service]") && line.contains("[" + traceId + "-"));
		}
	}

	@Test
	void collectorThatIsAwayIsNoTopicOfItsOwnLines() {
		try (TestService service = TestService.start(App.class,
				"management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:1/v1/traces",
				"management.opentelemetry.logging.export.otlp.endpoint=" + this.sink.url() + "/v1/logs")) {
			service.get("/outer");
			service.flush();
			await().until(() -> !this.sink.logRecords().isEmpty());
			assertThat(this.sink.logRecords())
				.noneMatch((line) -> line.getBody().getStringValue().contains("Failed to export"));
		}
	}

	@Test
	void secondServiceInTheSameProcessTakesOverTheAppender() {
		TestService.start(App.class, this.sink).close();
		int before = this.sink.logRecords().size();
		try (OtlpSink other = OtlpSink.start(); TestService service = TestService.start(App.class, other)) {
			service.get("/outer");
			service.flush();
			await().until(() -> other.logRecords()
				.stream()
				.anyMatch((line) -> line.getBody().getStringValue().equals("Called from outside")));
			assertThat(other.logRecords()
				.stream()
				.filter((line) -> line.getBody().getStringValue().equals("Called from outside"))).hasSize(1);
		}
		assertThat(this.sink.logRecords()).hasSize(before);
	}

	private static String traceId(ResponseEntity<String> response) {
		return String.valueOf(response.getHeaders().getFirst("X-Trace-Id"));
	}

	@TestApplication
	@RestController
	static class App {

		private static final Logger logger = LoggerFactory.getLogger(App.class);

		static final List<HttpHeaders> received = new CopyOnWriteArrayList<>();

		static HttpHeaders lastReceived() {
			return received.get(received.size() - 1);
		}

		private final RestClient.Builder client;

		private final Environment environment;

		App(RestClient.Builder client, Environment environment) {
			this.client = client;
			this.environment = environment;
		}

		@GetMapping("/outer")
		String outer() {
			logger.info("Called from outside");
			String url = "http://localhost:" + this.environment.getProperty("local.server.port");
			return String.valueOf(this.client.baseUrl(url).build().get().uri("/inner").retrieve().body(String.class));
		}

		@GetMapping("/inner")
		String inner(@RequestHeader HttpHeaders headers) {
			received.add(headers);
			return "inner";
		}

	}

}
