package org.reviewscope.system.metrics;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every metric that the suite promises is in a scrape, with its type.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class ScrapeSystemTests {

	private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0";

	private Suite suite;

	@BeforeAll
	void useTheSuite(Suite suite) {
		this.suite = suite;
		Http.Answer answer = Http.post(suite.gateway("/api/v1/predictions"), "{\"review\": \"Works as described.\"}");
		assertThat(answer.status()).isEqualTo(200);
		String feedback = suite.gateway("/api/v1/predictions/" + answer.json().path("id").asString() + "/feedback");
		assertThat(Http.post(feedback, "{\"sentiment\": \"positive\"}").status()).isEqualTo(204);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			prediction_requests_total   | counter
			prediction_error_total      | counter
			prediction_latency_seconds  | histogram
			review_length_summary       | summary
			prediction_results_total    | counter
			prediction_confidence       | histogram
			prediction_tokens           | histogram
			prediction_truncated_total  | counter
			prediction_records_total    | counter
			inference_queue_seconds     | histogram
			model_load_seconds          | summary
			model_active                | gauge
			""")
	void inferenceOffersItsInstruments(String name, String type) {
		assertThat(scrape("inference-service")).contains("# TYPE " + name + " " + type + "\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "prediction_error_total{reason=", "prediction_results_total{model_version=",
			"prediction_records_total{outcome=\"stored\"", "prediction_records_total{outcome=\"queued\"",
			"prediction_records_total{outcome=\"dropped\"", "review_length_summary{quantile=\"0.5\"",
			"prediction_latency_seconds_bucket{", "model_active{name=\"sentiment-minilm\",version=" })
	void inferenceLabelsItsInstruments(String series) {
		assertThat(scrape("inference-service")).contains(series);
	}

	@Test
	void storeCountsFeedbackByWhatWasPredicted() {
		assertThat(scrape("model-store-service")).containsPattern(
				"prediction_feedback_total\\{[^}]*actual=\"positive\"[^}]*model_version=\"[^\"]+\"[^}]*predicted=");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void everyServiceKeepsSpringsNames(String service) {
		assertThat(scrape(service)).contains("http_server_requests_seconds_bucket", "le=\"0.3\"", "outcome=\"SUCCESS\"",
				"jvm_memory_used_bytes", "process_cpu_usage", "application_ready_time_seconds");
	}

	@Test
	void storeOffersJdbcAndPool() {
		assertThat(scrape("model-store-service")).contains("jdbc_query_seconds_count",
				"hikaricp_connections_active{pool=\"model-store-db\"");
	}

	@ParameterizedTest
	@CsvSource({ "gateway-service, http_server_requests_seconds_bucket",
			"inference-service, prediction_latency_seconds_bucket",
			"model-store-service, http_server_requests_seconds_bucket" })
	void openMetricsCarryExemplars(String service, String series) {
		String scrape = Http.get(this.suite.management(service) + "/actuator/prometheus", "accept", OPEN_METRICS)
			.body();
		assertThat(scrape.lines().filter((line) -> line.startsWith(series)))
			.anyMatch((line) -> line.matches(".* # \\{.*trace_id=\"[0-9a-f]{32}\".*"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void tenantIsNoLabelAndProbesAreNotCounted(String service) {
		assertThat(scrape(service)).doesNotContain("tenant", "acme", "uri=\"/livez\"", "uri=\"/readyz\"",
				"uri=\"/actuator");
	}

	private String scrape(String service) {
		return Http.get(this.suite.management(service) + "/actuator/prometheus", "accept", "text/plain").body();
	}

}
