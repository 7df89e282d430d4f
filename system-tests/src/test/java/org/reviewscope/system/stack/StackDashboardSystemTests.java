package org.reviewscope.system.stack;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.dashboards.Dashboard;
import org.reviewscope.system.dashboards.Dashboard.Query;
import org.reviewscope.system.dashboards.ReplayNotes;
import org.reviewscope.system.monitoring.PromQl;
import org.reviewscope.system.monitoring.PrometheusApi;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Replays every panel on the backends of the running stack. It makes no load of its own:
 * the simulated users must make what the panels show.
 */
@NeedsStack
class StackDashboardSystemTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	/**
	 * A pattern of metrics that nothing makes in this stack, where it was started without
	 * some of its components.
	 */
	private static final String NOT_MADE = System.getProperty("reviewscope.stack.not-made", "");

	private final ReplayNotes notes = ReplayNotes.read();

	private final PrometheusApi prometheus = new PrometheusApi(Stack.url("prometheus"));

	private final LokiApi loki = new LokiApi(Stack.url("loki"));

	private final TempoApi tempo = new TempoApi(Stack.url("tempo"));

	@Test
	void everyTargetIsScraped() {
		assertThat(this.prometheus.seriesOf("up == 0")).isZero();
		assertThat(this.prometheus.seriesOf("up")).isGreaterThanOrEqualTo(7);
	}

	@Test
	void everyQueryOfMetricsHasData() {
		assertAnswered("prometheus", this::metrics);
	}

	@Test
	@Tag("backends")
	void everyQueryOfLogsHasData() {
		assertAnswered("loki", (query) -> this.loki.ask(filled(query), query.instant()).findAny().isPresent());
	}

	@Test
	@Tag("backends")
	void everyQueryOfTracesHasData() {
		assertAnswered("tempo", (query) -> query.expression().isEmpty() ? serviceGraph()
				: this.tempo.search(filled(query)).findAny().isPresent());
	}

	private void assertAnswered(String source, Predicate<Query> isAnswered) {
		Awaitility.await("no empty query")
			.atMost(PATIENCE)
			.pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofSeconds(5))
			.until(() -> empty(source, isAnswered), List::isEmpty);
	}

	/** All are asked, also those that may be empty: none may be an error. */
	private List<Query> empty(String source, Predicate<Query> isAnswered) {
		Stream<Query> queries = Dashboard.all().stream().flatMap((dashboard) -> dashboard.queries(source));
		return queries.filter(isAnswered.negate())
			.filter(Predicate.not(this.notes::isExempt))
			.filter((query) -> PromQl.metrics(query.expression())
				.stream()
				.noneMatch((metric) -> metric.matches(NOT_MADE)))
			.toList();
	}

	private boolean metrics(Query query) {
		String expression = filled(query);
		return this.prometheus.hasData(expression, query.instant())
				&& (!query.exemplars() || this.prometheus.hasExemplars(expression));
	}

	/** Grafana draws it from these series of the Collector. */
	private boolean serviceGraph() {
		return Stream
			.of("traces_service_graph_request_total", "traces_service_graph_request_server_seconds_sum",
					"traces_service_graph_request_server_seconds_bucket")
			.allMatch((metric) -> this.prometheus.seriesOf(metric + "{client!=\"\",server!=\"\"}") > 0);
	}

	private String filled(Query query) {
		return PromQl.withVariables(query.expression(), this.notes.variables());
	}

}
