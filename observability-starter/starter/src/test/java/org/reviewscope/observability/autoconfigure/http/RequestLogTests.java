package org.reviewscope.observability.autoconfigure.http;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.OtlpSink;
import org.reviewscope.observability.autoconfigure.TestApplication;
import org.reviewscope.observability.autoconfigure.TestService;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The line of each request, as it is really sent.
 */
class RequestLogTests {

	private static final String ON = "reviewscope.observability.request-log.enabled=true";

	private final OtlpSink sink = OtlpSink.start();

	@AfterEach
	void stop() {
		this.sink.close();
	}

	@Test
	void lineHasTraceAndTenantAndTheNamesOfOpenTelemetryAndNoQuery() {
		try (TestService service = TestService.start(App.class, this.sink, ON,
				"reviewscope.observability.edge.enabled=true")) {
			ResponseEntity<String> answer = service.get("/items/7;key=secret?token=secret", "x-tenant-id", "acme",
					"x-user-id", "u-1", "X-Forwarded-For", "203.0.113.7");
			service.get("/actuator/health");
			LogRecord line = line(service);
			assertThat(line.getBody().getStringValue()).isEqualTo("GET /items/{id} 200");
			assertThat(OtlpSink.hex(line.getTraceId())).isEqualTo(answer.getHeaders().getFirst("X-Trace-Id"));
			Map<String, String> attributes = attributes(line);
			assertThat(Long.parseLong(String.valueOf(attributes.remove("duration_ms")))).isBetween(0L, 60_000L);
			assertThat(attributes).containsOnly(Map.entry("http.request.method", "GET"),
					Map.entry("http.route", "/items/{id}"), Map.entry("http.response.status_code", "200"),
					Map.entry("url.path", "/items/7"), Map.entry("client.address", "127.0.0.1"),
					Map.entry("tenant.id", "acme"), Map.entry("user.id", "u-1"));
		}
		assertThat(lines()).hasSize(1);
		assertThat(this.sink.everything()).doesNotContain("secret");
	}

	@Test
	void clientIsWhomAKnownProxyNames() {
		try (TestService service = TestService.start(App.class, this.sink, ON,
				"reviewscope.observability.request-log.trusted-proxies=127.0.0.0/8,10.0.0.0/8")) {
			service.get("/items/7", "Forwarded", "for=198.51.100.1, for=203.0.113.7, for=10.0.0.9");
			assertThat(attributes(line(service))).containsEntry("client.address", "203.0.113.7");
		}
	}

	@Test
	void whatMatchesNothingAndWhatFailsAreLoggedWithTheirStatus() {
		try (TestService service = TestService.start(App.class, this.sink, ON)) {
			service.get("/failure");
			service.get("/nothing/here");
			assertThat(lines(service, 2)).extracting((line) -> line.getBody().getStringValue())
				.containsExactly("GET /failure 500", "GET /** 404");
		}
	}

	@Test
	void thereIsNoLineUnlessAskedFor() {
		try (TestService service = TestService.start(App.class, this.sink)) {
			service.get("/items/7");
		}
		// Closed, so that a late line would have been sent
		assertThat(lines()).isEmpty();
	}

	private LogRecord line(TestService service) {
		List<LogRecord> lines = lines(service, 1);
		assertThat(lines).hasSize(1);
		return lines.get(0);
	}

	/** A line is written after its answer, which the client may have by then. */
	private List<LogRecord> lines(TestService service, int number) {
		return await().until(() -> {
			service.flush();
			return lines();
		}, (lines) -> lines.size() >= number);
	}

	private List<LogRecord> lines() {
		return this.sink.logRecords()
			.stream()
			.filter((line) -> line.getBody().getStringValue().matches("GET /\\S+ \\d+"))
			.toList();
	}

	private static Map<String, String> attributes(LogRecord line) {
		return line.getAttributesList()
			.stream()
			.collect(Collectors.toMap(KeyValue::getKey, (attribute) -> attribute.getValue().hasIntValue()
					? Long.toString(attribute.getValue().getIntValue()) : attribute.getValue().getStringValue()));
	}

	@TestApplication
	@RestController
	static class App {

		@GetMapping("/items/{id}")
		String item(@PathVariable String id) {
			return id;
		}

		@GetMapping("/failure")
		String failure() {
			throw new IllegalStateException("broken");
		}

	}

}
