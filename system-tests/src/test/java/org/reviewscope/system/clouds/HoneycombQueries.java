package org.reviewscope.system.clouds;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;

/**
 * The queries of {@code honeycomb/queries.json}.
 */
final class HoneycombQueries {

	static final Path FILE = Path.of("honeycomb/queries.json");

	private HoneycombQueries() {
	}

	/** Name, dataset and query of each. */
	static Stream<JsonNode> all() {
		return Repository.json(FILE, JsonNode.class).valueStream();
	}

	/**
	 * Returns what a query asks for.
	 * @param query one of the queries
	 * @return names of columns
	 */
	static Set<String> columns(JsonNode query) {
		Set<String> columns = new TreeSet<>(query.findValuesAsString("column"));
		query.path("breakdowns").valueStream().map(JsonNode::asString).forEach(columns::add);
		return columns;
	}

}
