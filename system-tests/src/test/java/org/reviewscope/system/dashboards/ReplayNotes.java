package org.reviewscope.system.dashboards;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.system.dashboards.Dashboard.Query;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.monitoring.PromQl;

/**
 * How the panels are to be replayed, as {@code grafana/tests/panels.json} says.
 *
 * @param variables the values of the dashboards' variables
 * @param mayBeEmpty queries that need no answer
 * @param sources metrics that no service's scrape holds
 */
public record ReplayNotes(Map<String, String> variables, List<Exemption> mayBeEmpty, List<Source> sources) {

	public static ReplayNotes read() {
		return Repository.json(Path.of("grafana/tests/panels.json"), ReplayNotes.class);
	}

	boolean mayBeEmpty(Query query) {
		return isExempt(query) || PromQl.metrics(query.expression())
			.stream()
			.flatMap(this::sources)
			.anyMatch((source) -> source.notInReplay() != null);
	}

	/**
	 * Whether a query may have no data even where everything runs.
	 * @param query the query
	 * @return whether it is on the list
	 */
	public boolean isExempt(Query query) {
		return this.mayBeEmpty.stream().anyMatch((exemption) -> exemption.covers(query));
	}

	boolean hasSource(String metric) {
		return sources(metric).findAny().isPresent();
	}

	private Stream<Source> sources(String metric) {
		return this.sources.stream().filter((source) -> metric.matches(source.metrics()));
	}

	/**
	 * A query that may have no data.
	 *
	 * @param dashboard the uid of its dashboard, or a star for every one
	 * @param query its panel's title
	 * @param reason why
	 */
	record Exemption(String dashboard, String query, String reason) {

		boolean covers(Query candidate) {
			return (this.dashboard.equals("*") || this.dashboard.equals(candidate.dashboard()))
					&& this.query.equals(candidate.title());
		}

	}

	/**
	 * Where metrics come from.
	 *
	 * @param metrics a pattern of their names
	 * @param source who offers them
	 * @param notInReplay why the replay lacks them, or nothing when it has them
	 */
	record Source(String metrics, String source, @Nullable String notInReplay) {

	}

}
