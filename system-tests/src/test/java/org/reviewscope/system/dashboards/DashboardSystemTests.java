package org.reviewscope.system.dashboards;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.dashboards.Dashboard.Query;
import org.reviewscope.system.harness.Load;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import org.reviewscope.system.monitoring.Monitoring;
import org.reviewscope.system.monitoring.MonitoringFiles;
import org.reviewscope.system.monitoring.NeedsPrometheus;
import org.reviewscope.system.monitoring.PromQl;
import org.reviewscope.system.monitoring.PrometheusApi;
import org.reviewscope.system.monitoring.Rule;

/**
 * No panel and no rule asks for a metric that does not exist.
 */
@ExtendWith(SuiteExtension.class)
class DashboardSystemTests {

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	/** Nobody reads mails here; the port is one where nothing listens. */
	private static final int NO_SMTP_SERVER = 1;

	private final ReplayNotes notes = ReplayNotes.read();

	@Test
	void everyMetricIsInAScrapeOrItsSourceIsWrittenDown(Suite suite) {
		Load load = new Load(suite);
		Awaitility.await("no unknown metric").atMost(PATIENCE).pollDelay(Duration.ZERO).until(() -> {
			load.round();
			return unknownMetrics(suite);
		}, Set::isEmpty);
	}

	@Test
	@NeedsPrometheus
	void everyQueryHasDataUnderLoad(Suite suite) {
		Load load = new Load(suite);
		try (Monitoring monitoring = Monitoring.start(suite, MonitoringFiles.copy(), NO_SMTP_SERVER)) {
			PrometheusApi prometheus = monitoring.prometheus();
			Awaitility.await("no empty query")
				.atMost(PATIENCE)
				.pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofSeconds(5))
				.until(() -> {
					load.round();
					return emptyQueries(prometheus);
				}, List::isEmpty);
		}
	}

	private Set<String> unknownMetrics(Suite suite) {
		Set<String> known = scrapedMetrics(suite);
		Rule.recorded().forEach(known::add);
		Stream<String> rules = Rule.all().stream().map(Rule::expression);
		return Stream.concat(queries().map(Query::expression), rules)
			.map(PromQl::metrics)
			.flatMap(Set::stream)
			.filter(Predicate.not(known::contains))
			.filter(Predicate.not(this.notes::hasSource))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Set<String> scrapedMetrics(Suite suite) {
		return Stream.of("gateway-service", "inference-service", "model-store-service")
			.flatMap((service) -> Scrape.of(suite, service).text().lines())
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.split("[{ ]", 2)[0])
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** All are asked, also those that may be empty: none may be an error. */
	private List<Query> emptyQueries(PrometheusApi prometheus) {
		return queries().filter((query) -> !isAnswered(prometheus, query))
			.filter(Predicate.not(this.notes::mayBeEmpty))
			.toList();
	}

	private boolean isAnswered(PrometheusApi prometheus, Query query) {
		String expression = PromQl.withVariables(query.expression(), this.notes.variables());
		return prometheus.hasData(expression, query.instant())
				&& (!query.exemplars() || prometheus.hasExemplars(expression));
	}

	private static Stream<Query> queries() {
		return Dashboard.all().stream().flatMap(Dashboard::queries);
	}

}
