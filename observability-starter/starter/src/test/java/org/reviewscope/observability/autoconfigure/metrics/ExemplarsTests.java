package org.reviewscope.observability.autoconfigure.metrics;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.OtlpSink;
import org.reviewscope.observability.autoconfigure.TestApplication;
import org.reviewscope.observability.autoconfigure.TestService;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Metrics name a trace where OpenMetrics has a place for it, and nowhere else.
 */
class ExemplarsTests {

	@Test
	void exemplarsAreOnBucketsAndCountersOnly() {
		try (OtlpSink sink = OtlpSink.start(); TestService service = TestService.start(App.class, sink)) {
			service.get("/hello");
			// The answer is there before its request is counted
			await().untilAsserted(() -> assertThat(exemplars(service)).contains("hello_total")
				.contains("http_server_requests_seconds_bucket")
				.allMatch((name) -> name.endsWith("_bucket") || name.endsWith("_total")));
		}
	}

	private static List<String> exemplars(TestService service) {
		String scrape = service.get("/actuator/prometheus", "Accept", "application/openmetrics-text; version=1.0.0")
			.getBody();
		return String.valueOf(scrape)
			.lines()
			.filter((line) -> line.contains("trace_id="))
			.map((line) -> line.replaceFirst("[{ ].*", ""))
			.toList();
	}

	@TestApplication
	@RestController
	static class App {

		private final MeterRegistry meters;

		App(MeterRegistry meters) {
			this.meters = meters;
		}

		@GetMapping("/hello")
		String hello() {
			this.meters.counter("hello").increment();
			return "hello";
		}

	}

}
