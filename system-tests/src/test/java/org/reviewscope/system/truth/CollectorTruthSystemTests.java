package org.reviewscope.system.truth;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.system.collector.CollectorBackends;
import org.reviewscope.system.collector.CollectorProcess;
import org.reviewscope.system.collector.NeedsCollector;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.truth.expected.SpanTally;
import org.reviewscope.system.truth.received.MeterReadings;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the Collector makes of the spans of a known load, sent on to it as they came.
 */
@NeedsCollector
@ExtendWith(KnownRunExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class CollectorTruthSystemTests {

	private final CollectorBackends backends = new CollectorBackends();

	private CollectorProcess collector;

	private SpanTally truth;

	@BeforeAll
	void sendOn(KnownRun run, @TempDir Path queue) {
		this.truth = new SpanTally(
				Stream.of(run.truth().trees().values(), run.truth().background(), run.notRecordedYet())
					.flatMap(Collection::stream)
					.toList());
		this.collector = CollectorProcess.start(this.backends, queue, Map.of());
		run.receiver().requests().forEach((request) -> {
			Http.Answer answer = Http
				.send(Http.request("http://localhost:" + this.collector.port("OTLP_HTTP_PORT") + request.path())
					.header("content-type", "application/x-protobuf")
					.POST(BodyPublishers.ofByteArray(request.body())));
			assertThat(answer.status()).isEqualTo(200);
		});
	}

	@AfterAll
	void stop() {
		this.collector.close();
		this.backends.close();
	}

	@Test
	void spanMetricsCountEverySpan() {
		awaitReadings("traces_spanmetrics_calls_total", this.truth.calls(), "service_name", "span_kind", "span_name",
				"status_code");
		awaitReadings("traces_spanmetrics_latency_count", this.truth.calls(), "service_name", "span_kind", "span_name",
				"status_code");
	}

	@Test
	void serviceGraphCountsEveryRequest() {
		awaitReadings("traces_service_graph_request_total", this.truth.edges(), "client", "server");
	}

	@Test
	void serviceGraphCountsFailuresAndNoRefusals() {
		Map<String, Double> failed = new TreeMap<>(this.truth.failedEdges());
		failed.values().removeIf((count) -> count == 0);
		awaitReadings("traces_service_graph_request_failed_total", failed, "client", "server");
	}

	/** Unanswered calls are counted after 15 s. */
	private void awaitReadings(String metric, Map<String, Double> expected, String... labels) {
		Awaitility.await(metric)
			.atMost(Duration.ofSeconds(90))
			.untilAsserted(
					() -> assertThat(readings(metric, Set.of(labels))).containsExactlyInAnyOrderEntriesOf(expected));
	}

	private Map<String, Double> readings(String metric, Set<String> labels) {
		Map<String, Double> values = new TreeMap<>();
		MeterReadings.parse(this.collector.spanMetrics("text/plain"))
			.only((series) -> series.startsWith(metric + "{"))
			.withOnly(labels)
			.series()
			.forEach((series, value) -> values.put(series.substring(metric.length()), value));
		values.values().removeIf((count) -> count == 0);
		return values;
	}

}
