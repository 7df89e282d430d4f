package org.reviewscope.observability.autoconfigure;

import java.util.Map;

import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.CurrentTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a service sends that has done nothing but add the starter.
 */
class TelemetryOverOtlpTests {

	private static final OtlpSink sink = OtlpSink.start();

	private static TestService service;

	@BeforeAll
	static void start() {
		service = TestService.start(App.class, sink);
	}

	@AfterAll
	static void stop() {
		service.close();
		sink.close();
	}

	@Test
	void spanAndLogLineShareTheTraceIdThatTheResponseNames() {
		ResponseEntity<String> response = service.get("/hello");
		String traceId = response.getHeaders().getFirst("X-Trace-Id");
		service.flush();
		assertThat(response.getBody()).isEqualTo(traceId);
		assertThat(spanOf(traceId).getParentSpanId().isEmpty()).isTrue();
		assertThat(lineOf(traceId).getBody().getStringValue()).isEqualTo("Hello said to someone");
		assertThat(lineOf(traceId).getSpanId()).isEqualTo(spanOf(traceId).getSpanId());
	}

	@Test
	void linesCarryKeyValuesAsAttributes() {
		String traceId = service.get("/hello").getBody();
		service.flush();
		assertThat(OtlpSink.attributes(lineOf(traceId).getAttributesList())).containsEntry("greeted", "someone");
	}

	@Test
	void linesOfTheStartAreSentAsWell() {
		service.flush();
		assertThat(sink.logRecords()).extracting((line) -> line.getBody().getStringValue())
			.anyMatch((line) -> line.startsWith("Tomcat initialized"));
	}

	@Test
	void everythingIsCompressed() {
		service.get("/hello");
		service.flush();
		assertThat(sink.encodings()).isNotEmpty().containsOnly("gzip");
	}

	@Test
	void resourceSaysWhichServiceAndWhere() {
		service.get("/hello");
		service.flush();
		Map<String, String> resource = sink.resource();
		assertThat(resource).containsEntry("service.name", "test-service")
			.containsEntry("deployment.environment.name", "local");
		assertThat(resource.get("service.instance.id")).endsWith("-" + ProcessHandle.current().pid());
	}

	@Test
	void probesAndScrapesAreNotTraced() {
		service.get("/livez");
		service.get("/actuator/prometheus");
		String traceId = service.get("/hello").getBody();
		service.flush();
		assertThat(spanOf(traceId)).isNotNull();
		assertThat(sink.spans()).extracting((span) -> OtlpSink.attributes(span.getAttributesList()).get("url.path"))
			.doesNotContain("/livez", "/actuator/prometheus");
	}

	private static Span spanOf(String traceId) {
		await().until(() -> sink.spans().stream().anyMatch((span) -> traceId.equals(OtlpSink.hex(span.getTraceId()))));
		return sink.spans()
			.stream()
			.filter((span) -> traceId.equals(OtlpSink.hex(span.getTraceId())))
			.findFirst()
			.orElseThrow();
	}

	private static LogRecord lineOf(String traceId) {
		await().until(
				() -> sink.logRecords().stream().anyMatch((line) -> traceId.equals(OtlpSink.hex(line.getTraceId()))));
		return sink.logRecords()
			.stream()
			.filter((line) -> traceId.equals(OtlpSink.hex(line.getTraceId())))
			.findFirst()
			.orElseThrow();
	}

	@TestApplication
	@RestController
	static class App {

		private static final Logger logger = LoggerFactory.getLogger(App.class);

		private final CurrentTrace currentTrace;

		App(CurrentTrace currentTrace) {
			this.currentTrace = currentTrace;
		}

		@GetMapping("/hello")
		String hello() {
			logger.atInfo().addKeyValue("greeted", "someone").log("Hello said to someone");
			return String.valueOf(this.currentTrace.traceId());
		}

	}

}
