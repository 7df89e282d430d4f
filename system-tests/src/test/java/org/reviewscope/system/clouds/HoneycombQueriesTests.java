package org.reviewscope.system.clouds;

import java.util.Set;

import org.junit.jupiter.api.Test;
import org.reviewscope.system.truth.KnownRun;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The form of Honeycomb's queries, by its
 * <a href="https://docs.honeycomb.io/reference/query-specification">documentation</a>.
 */
class HoneycombQueriesTests {

	private static final Set<String> KEYS = Set.of("time_range", "calculations", "filters", "breakdowns", "orders",
			"limit");

	private static final Set<String> CALCULATIONS = Set.of("COUNT", "CONCURRENCY", "SUM", "AVG", "COUNT_DISTINCT",
			"MAX", "MIN", "P001", "P01", "P05", "P10", "P20", "P25", "P50", "P75", "P80", "P90", "P95", "P99", "P999",
			"HEATMAP", "RATE_AVG", "RATE_SUM", "RATE_MAX");

	private static final Set<String> FILTERS = Set.of("=", "!=", ">", ">=", "<", "<=", "starts-with",
			"does-not-start-with", "exists", "does-not-exist", "contains", "does-not-contain", "in", "not-in");

	@Test
	void areInHoneycombsForm() {
		assertThat(HoneycombQueries.all()).isNotEmpty().allSatisfy((entry) -> {
			JsonNode query = entry.path("query");
			assertThat(KEYS).containsAll(query.propertyNames());
			assertThat(CALCULATIONS).containsAll(query.path("calculations").findValuesAsString("op"));
			assertThat(FILTERS).containsAll(query.path("filters").findValuesAsString("op"));
			assertThat(query.path("calculations").valueStream())
				.allSatisfy((calculation) -> assertThat(calculation.has("column"))
					.isEqualTo(!calculation.path("op").asString().equals("COUNT")));
			assertThat(query.path("orders").valueStream())
				.allSatisfy((order) -> assertThat(order.path("order").asString()).isIn("ascending", "descending"));
		});
	}

	@Test
	void askTheDatasetsOfTheServices() {
		assertThat(HoneycombQueries.all()).extracting((entry) -> entry.path("dataset").asString())
			.isSubsetOf(KnownRun.GATEWAY, KnownRun.INFERENCE, KnownRun.STORE, "__all__");
	}

}
