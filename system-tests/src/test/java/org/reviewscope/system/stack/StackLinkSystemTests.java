package org.reviewscope.system.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.monitoring.PrometheusApi;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Follows Grafana's links between the signals in the running stack, with the queries that
 * its data sources are provisioned with.
 */
@NeedsStack
class StackLinkSystemTests {

	private static final String GATEWAY = "gateway-service";

	private final PrometheusApi prometheus = new PrometheusApi(Stack.url("prometheus"));

	private final LokiApi loki = new LokiApi(Stack.url("loki"));

	private final TempoApi tempo = new TempoApi(Stack.url("tempo"));

	private final JsonNode links = links("tempo");

	@Test
	@Tag("backends")
	void exemplarsOfServicesAndCollectorLeadToTheirTraces() {
		assertThat(links("prometheus").path("exemplarTraceIdDestinations").path(0).path("name").asString())
			.isEqualTo("trace_id");
		Stream
			.of("http_server_requests_seconds_bucket", "prediction_latency_seconds_bucket",
					"traces_spanmetrics_latency_bucket")
			.forEach((metric) -> {
				List<String> traces = this.prometheus.exemplars(metric).toList();
				assertThat(traces).as(metric).isNotEmpty();
				assertOpens(traces.getLast());
			});
	}

	@Test
	@Tag("backends")
	void logLineLeadsToItsTrace() {
		String label = links("loki").path("derivedFields").path(0).path("matcherRegex").asString();
		assertOpens(answeredPrediction().path("stream").path(label).asString());
	}

	@Test
	@Tag("backends")
	void spanLeadsToItsLogLines() {
		String traceId = answeredPrediction().path("stream").path("trace_id").asString();
		Stream.of(GATEWAY, "inference-service", "model-store-service")
			.forEach((service) -> assertHasLines(
					grafana(this.links.path("tracesToLogsV2").path("query").asString(), "service_name", service)
						.replace("${__trace.traceId}", traceId)));
	}

	@Test
	void spanLeadsToMetricsOfItsService() {
		assertThat(this.links.path("tracesToMetrics").path("queries")).isNotEmpty().allSatisfy((link) -> {
			String query = grafana(link.path("query").asString(), "job", GATEWAY).replace("$__rate_interval", "1m");
			assertThat(this.prometheus.hasData(query, false)).as(query).isTrue();
		});
	}

	private JsonNode answeredPrediction() {
		return this.loki.ask("{service_name=\"" + GATEWAY + "\"} |= \"Answered prediction\" | trace_id != \"\"", false)
			.findFirst()
			.orElseThrow(() -> new AssertionError("No prediction in five minutes"));
	}

	private void assertOpens(String traceId) {
		await("trace " + traceId, () -> this.tempo.has(traceId));
	}

	private void assertHasLines(String logQl) {
		await(logQl, () -> this.loki.ask(logQl, false).findAny().isPresent());
	}

	/** Services send every second, the Collector a second later. */
	private static void await(String what, BooleanSupplier condition) {
		Awaitility.await(what).atMost(Duration.ofSeconds(30)).until(condition::getAsBoolean);
	}

	/** What Grafana puts in for the tags of a span. */
	private static String grafana(String query, String label, String value) {
		return query.replace("$$", "$").replaceAll("\\$(__tags|\\{__tags})", label + "=\"" + value + "\"");
	}

	private static JsonNode links(String uid) {
		return Repository.yaml(Path.of("grafana/provisioning/datasources/datasources.yaml"))
			.path("datasources")
			.valueStream()
			.filter((source) -> source.path("uid").asString().equals(uid))
			.findFirst()
			.orElseThrow()
			.path("jsonData");
	}

}
