package org.reviewscope.system.clouds;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code otel-collector/honeycomb.yaml}: Honeycomb's paths and headers.
 */
class HoneycombSystemTests extends AbstractCloudSystemTests {

	/** What Honeycomb makes of a span beside its attributes. */
	private static final Set<String> MADE_BY_HONEYCOMB = Set.of("duration_ms", "name", "span.kind", "trace.parent_id",
			"service.name");

	/** Made up, in the form of an ingest key. */
	private static final String KEY = "hcaik_01made0up0000000000000000000000000000000000000000000000000";

	@Test
	void getsEverySpanLogLineAndSeriesWithKeyAndDatasetThoughItThrottlesOnce() {
		this.vendor.answer((request) -> KEY.equals(request.header("x-honeycomb-team")) ? throttledOnce(request) : 401);
		start(secret(KEY + "\n"));
		replay();

		await("every span").untilAsserted(() -> assertThat(this.vendor.delivered().spans())
			.containsExactlyInAnyOrderElementsOf(this.run.receiver().spans()));
		await("every log line").untilAsserted(() -> assertThat(this.vendor.delivered().logs())
			.containsExactlyInAnyOrderElementsOf(this.run.receiver().logs()));
		assertDeliveredMetricsAreThoseOfTheServices();
		assertThat(own("otelcol_exporter_send_failed_spans", "otlp_http/honeycomb")).isZero();
		assertThat(this.vendor.requests()).allSatisfy((request) -> {
			assertThat(request.status()).isIn(200, 429);
			assertThat(request.header("authorization")).isNull();
			assertThat(request.header("content-encoding")).isEqualTo("gzip");
			assertThat(request.header("x-honeycomb-dataset"))
				.isEqualTo(request.path().equals("/v1/metrics") ? "reviewscope-metrics" : null);
		});
		assertThat(HoneycombQueries.all()).allSatisfy((query) -> assertThat(columns(query.path("dataset").asString()))
			.containsAll(HoneycombQueries.columns(query.path("query"))));
	}

	@Test
	void wrongKeyIsNamedAndCountedAndANewOneIsReadFromTheFile() {
		int before = printed().length();
		this.vendor.answer((request) -> KEY.equals(request.header("x-honeycomb-team")) ? 200 : 401);
		start(secret("hcaik_wrong"));
		replay();

		await("spans, log lines and metrics are counted").untilAsserted(() -> {
			assertThat(own("otelcol_exporter_send_failed_spans", "otlp_http/honeycomb"))
				.isEqualTo(this.run.receiver().spans().size());
			assertThat(own("otelcol_exporter_send_failed_log_records", "otlp_http/honeycomb"))
				.isEqualTo(this.run.receiver().logs().size());
			assertThat(own("otelcol_exporter_send_failed_metric_points", "otlp_http/honeycomb-metrics")).isPositive();
		});
		assertThat(printed().substring(before)).contains("otlp_http/honeycomb", "HTTP Status Code 401")
			.doesNotContain("hcaik_wrong");
		secret(KEY);
		await("metrics with the new key").until(() -> !this.vendor.delivered().metrics().isEmpty());
	}

	/** What a dataset has after what was delivered. */
	private Set<String> columns(String dataset) {
		Set<String> columns = new TreeSet<>(MADE_BY_HONEYCOMB);
		this.vendor.delivered()
			.spans()
			.stream()
			.filter((span) -> dataset.equals("__all__") || span.service().equals(dataset))
			.forEach((span) -> columns.addAll(span.attributes().keySet()));
		return columns;
	}

	private void start(String file) {
		start("honeycomb", Map.of("HONEYCOMB_ENDPOINT", this.vendor.url(), "HONEYCOMB_API_KEY_FILE", file));
	}

}
