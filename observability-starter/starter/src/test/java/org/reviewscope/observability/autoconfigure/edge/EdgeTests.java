package org.reviewscope.observability.autoconfigure.edge;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.observability.autoconfigure.OtlpSink;
import org.reviewscope.observability.autoconfigure.TestApplication;
import org.reviewscope.observability.autoconfigure.TestService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two services, the first of them called from outside: which telemetry of its callers is
 * taken over, and how far it travels.
 */
@ExtendWith(OutputCaptureExtension.class)
class EdgeTests {

	private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final OtlpSink sink = OtlpSink.start();

	private static TestService inner;

	private static TestService edge;

	@BeforeAll
	static void start() {
		inner = TestService.start(InnerApp.class, sink, "spring.application.name=inner");
		edge = TestService.start(EdgeApp.class, sink, "spring.application.name=edge",
				"reviewscope.observability.http11-client=true",
				"reviewscope.observability.problem-details.enabled=true", "reviewscope.observability.edge.enabled=true",
				"inner.url=http://localhost:" + inner.port());
	}

	@AfterAll
	static void stop() {
		edge.close();
		inner.close();
		sink.close();
	}

	@Test
	void headersReachEverySpanOfBothServices() {
		String traceId = call("x-tenant-id", "acme", "x-user-id", "jane@example.org");
		List<Span> spans = spans(traceId, 3);
		assertThat(spans).allSatisfy(
				(span) -> assertThat(OtlpSink.attributes(span.getAttributesList())).containsEntry("tenant.id", "acme")
					.containsEntry("user.id", "jane@example.org"));
	}

	@Test
	void headersReachEveryLineOfBothServices(CapturedOutput output) {
		String traceId = call("x-tenant-id", "acme", "x-user-id", "jane");
		List<LogRecord> lines = lines(traceId, 3);
		assertThat(lines).extracting((line) -> line.getBody().getStringValue())
			.contains("In the edge", "In a method called asynchronously", "In the inner service");
		assertThat(lines).allSatisfy(
				(line) -> assertThat(OtlpSink.attributes(line.getAttributesList())).containsEntry("tenant.id", "acme")
					.containsEntry("user.id", "jane"));
		assertThat(output.getOut().lines().filter((line) -> line.contains(traceId))).hasSize(3)
			.allMatch((line) -> line.contains("] [acme jane] "));
	}

	@Test
	void onlyStandardHeadersAreOnTheWire() {
		call("x-tenant-id", "acme");
		HttpHeaders received = InnerApp.lastReceived();
		assertThat(received.getFirst("baggage")).isEqualTo("tenant.id=acme");
		assertThat(received.getFirst("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
		assertThat(received.headerNames()).doesNotContain("tenant.id", "x-tenant-id", "b3");
	}

	@Test
	void connectionIsNotUpgraded() {
		call();
		assertThat(InnerApp.lastReceived().headerNames()).doesNotContain("Upgrade", "upgrade", "HTTP2-Settings");
	}

	@Test
	void baggageOfTheCallerIsDropped() {
		String traceId = call("baggage", "tenant.id=evil,other=thing", "tenant.id", "evil");
		assertThat(InnerApp.lastReceived().getFirst("baggage")).isNull();
		assertThat(spans(traceId, 3)).allSatisfy((span) -> assertThat(OtlpSink.attributes(span.getAttributesList()))
			.doesNotContainKeys("tenant.id", "other"));
	}

	@Test
	void baggageOfTheEdgeIsTakenOverInside() {
		ResponseEntity<String> response = inner.get("/inner", "baggage", "tenant.id=acme");
		Span span = spans(traceId(response), 1).get(0);
		assertThat(OtlpSink.attributes(span.getAttributesList())).containsEntry("tenant.id", "acme");
	}

	@Test
	void traceOfTheCallerIsContinued() {
		assertThat(call("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(TRACE_ID))).isEqualTo(TRACE_ID);
		assertThat(spans(TRACE_ID, 3)).isNotEmpty();
	}

	@Test
	void callerThatDoesNotSampleDoesNotSwitchTracingOff() {
		String traceId = TRACE_ID.replace('4', '5');
		call("traceparent", "00-%s-00f067aa0ba902b7-00".formatted(traceId));
		assertThat(spans(traceId, 3)).isNotEmpty();
	}

	@Test
	void insideTheSampledFlagIsFollowed() {
		String traceId = TRACE_ID.replace('4', '6');
		ResponseEntity<String> response = inner.get("/inner", "traceparent",
				"00-%s-00f067aa0ba902b7-00".formatted(traceId));
		assertThat(traceId(response)).isEqualTo(traceId);
		spans(traceId(inner.get("/inner")), 1);
		assertThat(sink.spans()).extracting((span) -> OtlpSink.hex(span.getTraceId())).doesNotContain(traceId);
	}

	@Test
	void valueThatIsNoNameIsRefused() {
		for (String value : List.of("a b", "x".repeat(65), "drop;table", "tab\tbed", "ü")) {
			ResponseEntity<String> response = edge.get("/edge", "x-tenant-id", value);
			assertThat(response.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
			assertThat(response.getBody()).contains("The header 'x-tenant-id' must be 1 to 64 letters")
				.contains(traceId(response))
				.doesNotContain(value);
		}
	}

	@Test
	void baggageIsNoTagOfAnyMetric() {
		call("x-tenant-id", "acme", "x-user-id", "jane");
		for (TestService service : List.of(edge, inner)) {
			assertThat(service.bean(MeterRegistry.class).getMeters())
				.flatExtracting((Meter meter) -> meter.getId().getTags())
				.extracting(Tag::getKey)
				.isNotEmpty()
				.doesNotContain("tenant.id", "user.id");
			assertThat(service.get("/actuator/prometheus").getBody()).contains("http_server_requests_seconds_count")
				.doesNotContain("acme", "jane", "tenant_id", "user_id");
		}
	}

	private static String call(String... headers) {
		ResponseEntity<String> response = edge.get("/edge", headers);
		assertThat(response.getStatusCode()).isEqualTo(HttpStatus.OK);
		return traceId(response);
	}

	private static String traceId(ResponseEntity<String> response) {
		return Objects.requireNonNull(response.getHeaders().getFirst("X-Trace-Id"));
	}

	private static List<Span> spans(String traceId, int number) {
		return await().until(
				() -> sink.spans().stream().filter((span) -> traceId.equals(OtlpSink.hex(span.getTraceId()))).toList(),
				(spans) -> spans.size() >= number);
	}

	private static List<LogRecord> lines(String traceId, int number) {
		return await().until(() -> sink.logRecords()
			.stream()
			.filter((line) -> traceId.equals(OtlpSink.hex(line.getTraceId())))
			.toList(), (lines) -> lines.size() >= number);
	}

	@TestApplication
	@RestController
	static class InnerApp {

		private static final Logger logger = LoggerFactory.getLogger(InnerApp.class);

		static final List<HttpHeaders> received = new CopyOnWriteArrayList<>();

		static HttpHeaders lastReceived() {
			return received.get(received.size() - 1);
		}

		@GetMapping("/inner")
		Map<String, String> inner(@RequestHeader HttpHeaders headers) {
			received.add(headers);
			logger.info("In the inner service");
			return Map.of();
		}

	}

	static class Later {

		private static final Logger logger = LoggerFactory.getLogger(Later.class);

		@Async
		CompletableFuture<Void> log() {
			logger.info("In a method called asynchronously");
			return CompletableFuture.completedFuture(null);
		}

	}

	@TestApplication
	@EnableAsync
	@Import(Later.class)
	@RestController
	static class EdgeApp {

		private static final Logger logger = LoggerFactory.getLogger(EdgeApp.class);

		private final RestClient client;

		private final Later later;

		EdgeApp(RestClient.Builder builder, Later later, @Value("${inner.url}") String url) {
			this.client = builder.baseUrl(url).build();
			this.later = later;
		}

		@GetMapping("/edge")
		String edge() {
			logger.info("In the edge");
			this.later.log().join();
			return String.valueOf(this.client.get().uri("/inner").retrieve().body(String.class));
		}

	}

}
