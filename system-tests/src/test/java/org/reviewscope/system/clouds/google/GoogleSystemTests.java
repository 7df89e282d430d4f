package org.reviewscope.system.clouds.google;

import java.util.List;
import java.util.Map;
import java.util.Set;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.clouds.Delivered;
import org.reviewscope.system.clouds.Vendor;
import org.reviewscope.system.truth.received.ReceivedLog;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code otel-collector/google.yaml}: what Google Cloud's OTLP endpoint gets, and with
 * which token.
 */
class GoogleSystemTests extends AbstractGoogleSystemTests {

	private static final String LOG_NAME = "gcp.log_name";

	@Test
	void getsEverySpanLogLineAndSeriesWithAToken() {
		this.vendor.answer((request) -> hasToken(request) ? 200 : 401);
		startWithKey(this.tokens.keyFile(), Map.of());
		replay();

		await("every span").untilAsserted(() -> assertThat(this.vendor.delivered().spans())
			.containsExactlyInAnyOrderElementsOf(this.run.receiver().spans()));
		await("every log line")
			.untilAsserted(() -> assertThat(this.vendor.delivered().logs()).map(GoogleSystemTests::withoutLogName)
				.containsExactlyInAnyOrderElementsOf(this.run.receiver().logs()));
		assertDeliveredMetricsAreThoseOfTheServices();
		assertThat(this.vendor.delivered().logs())
			.allSatisfy((log) -> assertThat(log.attributes().get(LOG_NAME).getStringValue()).isEqualTo(log.service()));
		assertThat(this.vendor.requests()).extracting(Vendor.Request::path)
			.containsOnly("/v1/traces", "/v1/logs", "/v1/metrics");
		assertThat(this.vendor.requests()).allSatisfy((request) -> {
			assertThat(request.status()).isEqualTo(200);
			assertThat(request.header("x-goog-project-id")).isEqualTo(PROJECT);
			assertThat(request.header("content-encoding")).isEqualTo("gzip");
		});
		assertThat(this.vendor.delivered().resources())
			.allSatisfy((resource) -> assertThat(Delivered.attribute(resource, "gcp.project_id")).isEqualTo(PROJECT));
		assertClaimsAreNoMoreThanNeeded();
	}

	@Test
	void metricsAreWithinGooglesLimitsAndHaveThoseThatItsFilesAskFor() {
		startWithKey(this.tokens.keyFile(), Map.of());
		assertDeliveredMetricsAreThoseOfTheServices();

		assertThat(this.vendor.requests())
			.allSatisfy((request) -> assertThat(GoogleMetrics.of(List.of(request)).points()).hasSizeBetween(1, 200));
		GoogleMetrics metrics = GoogleMetrics.of(this.vendor.requests());
		assertThat(metrics.refusals()).isEmpty();
		assertThat(metrics.types()).containsAll(GoogleFiles.metricTypes());
		assertThat(this.vendor.delivered().metrics()).allSatisfy((metric) -> {
			assertThat(Delivered.attribute(metric.getResource(), "location")).isEqualTo("europe-west1");
			assertThat(Delivered.attribute(metric.getResource(), "job"))
				.isEqualTo(Delivered.attribute(metric.getResource(), "service.name"));
		});
	}

	@ParameterizedTest
	@ValueSource(ints = { 401, 403 })
	void refusalIsNamedAndCounted(int status) {
		int before = printed().length();
		this.vendor.refuse(status);
		startWithKey(this.tokens.keyFile(), Map.of());
		replay();

		await("all is counted").untilAsserted(() -> {
			assertThat(failed("spans")).isEqualTo(this.run.receiver().spans().size());
			assertThat(failed("log_records")).isEqualTo(this.run.receiver().logs().size());
			assertThat(failed("metric_points")).isPositive();
		});
		assertThat(printed().substring(before)).contains(EXPORTER, "HTTP Status Code " + status)
			.doesNotContain(GoogleTokens.TOKEN, "PRIVATE KEY");
	}

	private void assertClaimsAreNoMoreThanNeeded() {
		assertThat(this.tokens.claims()).isNotEmpty().allSatisfy((claim) -> {
			assertThat(claim.path("iss").asString()).isEqualTo(GoogleTokens.ACCOUNT);
			assertThat(claim.path("aud").asString()).isEqualTo(this.tokens.url());
			assertThat(Set.of(claim.path("scope").asString().split(" "))).containsExactlyInAnyOrder(
					"https://www.googleapis.com/auth/trace.append", "https://www.googleapis.com/auth/logging.write",
					"https://www.googleapis.com/auth/monitoring.write");
		});
	}

	private static ReceivedLog withoutLogName(ReceivedLog log) {
		List<KeyValue> others = log.record()
			.getAttributesList()
			.stream()
			.filter((attribute) -> !attribute.getKey().equals(LOG_NAME))
			.toList();
		LogRecord.Builder plain = log.record().toBuilder().clearAttributes().addAllAttributes(others);
		return new ReceivedLog(log.service(), log.logger(), plain.build());
	}

}
