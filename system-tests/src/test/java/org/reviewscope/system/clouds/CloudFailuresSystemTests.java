package org.reviewscope.system.clouds;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.system.truth.received.ReceivedSpan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A vendor that refuses, waits or is away: nothing else waits for it, what is lost is
 * counted, and a setting that is missing is named. All targets have the same exporter.
 */
class CloudFailuresSystemTests extends AbstractCloudSystemTests {

	private static final String EXPORTER = "otlp_http/backend";

	@Test
	void getsAllThatItHadNoTimeForWhenItHasTimeAgain() {
		this.vendor.refuse(429);
		start("otlp", settings(Map.of()));
		replay();
		await("three orders to wait").until(() -> this.vendor.requests().size() >= 3);
		this.vendor.refuse(503);
		await("503").until(() -> this.vendor.requests().stream().anyMatch((request) -> request.status() == 503));
		this.vendor.accept();

		await("every span, once").untilAsserted(() -> assertThat(this.vendor.delivered().spans())
			.containsExactlyInAnyOrderElementsOf(this.run.receiver().spans()));
		assertThat(waitedAfter429()).isGreaterThanOrEqualTo(Duration.ofMillis(990));
		assertThat(own("otelcol_exporter_send_failed_spans", EXPORTER)).isZero();
	}

	@Test
	void hangingVendorWithAFullQueueStallsNothingAndLosesCountedData() {
		this.vendor.hang();
		start("otlp", settings(Map.of("CLOUD_QUEUE_BYTES", "20000")));
		Instant start = Instant.now();
		replay();

		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
		await("Tempo has every span")
			.untilAsserted(() -> assertThat(spansInTempo()).isEqualTo(this.run.receiver().spans().size()));
		await("Loki has every line, once")
			.untilAsserted(() -> assertThat(this.local.records()).hasSize(this.run.receiver().logs().size()));
		await("the loss is counted").untilAsserted(() -> {
			assertThat(own("otelcol_exporter_enqueue_failed_spans", EXPORTER)).isPositive();
			assertThat(own("otelcol_exporter_enqueue_failed_log_records", EXPORTER)).isPositive();
			assertThat(own("otelcol_exporter_enqueue_failed_metric_points", EXPORTER)).isPositive();
		});
	}

	@Test
	void vendorThatIsAwayForTooLongLosesCountedData() {
		int before = printed().length();
		start("otlp", settings(Map.of("BACKEND_ENDPOINT", "http://127.0.0.1:1", "CLOUD_PATIENCE", "5s")));
		replay();

		await("every span is counted").untilAsserted(() -> {
			assertThat(own("otelcol_exporter_send_failed_spans", EXPORTER))
				.isEqualTo(this.run.receiver().spans().size());
			assertThat(own("otelcol_exporter_send_failed_log_records", EXPORTER))
				.isEqualTo(this.run.receiver().logs().size());
		});
		assertThat(spansInTempo()).isEqualTo(this.run.receiver().spans().size());
		assertThat(printed().substring(before)).contains(EXPORTER, "127.0.0.1:1", "connection refused");
	}

	@ParameterizedTest
	@CsvSource({ "otlp, BACKEND_PASSWORD_FILE", "honeycomb, HONEYCOMB_API_KEY_FILE", "aws, AWS_SHARED_CREDENTIALS_FILE",
			"google, GOOGLE_APPLICATION_CREDENTIALS" })
	void collectorDoesNotStartWithoutASecret(String overlay, String setting) {
		int before = printed().length();
		Path missing = this.folder.resolve("no-such-secret");
		assertThatThrownBy(() -> start(overlay, settings(Map.of(setting, missing.toString()))))
			.hasMessageContaining("the Collector ended");
		assertThat(printed().substring(before)).contains(overlay.equals("aws") ? "sigv4auth" : missing.toString());
	}

	private Map<String, String> settings(Map<String, String> others) {
		Map<String, String> settings = new HashMap<>(Map.of("BACKEND_ENDPOINT", this.vendor.url(), "BACKEND_USER", "1",
				"BACKEND_PASSWORD_FILE", secret("made-up"), "AWS_REGION", "eu-west-1", "AWS_EC2_METADATA_DISABLED",
				"true", "GOOGLE_CLOUD_PROJECT", "made-up", "GOOGLE_LOCATION", "europe-west1"));
		settings.putAll(others);
		return settings;
	}

	private long spansInTempo() {
		return this.run.receiver()
			.spans()
			.stream()
			.map(ReceivedSpan::span)
			.filter((span) -> this.local.spans(span.getTraceId()).contains(span))
			.count();
	}

	/** How long the request waited that was refused first. */
	private Duration waitedAfter429() {
		List<Vendor.Request> requests = this.vendor.requests();
		Vendor.Request first = requests.getFirst();
		return requests.stream()
			.skip(1)
			.filter((request) -> request.path().equals(first.path()) && Arrays.equals(request.body(), first.body()))
			.findFirst()
			.map((again) -> Duration.between(first.at(), again.at()))
			.orElseThrow();
	}

}
