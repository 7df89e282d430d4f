package org.reviewscope.system.agents;

import java.util.Optional;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Tells queries that are too long from queries that are too many.
 */
final class DatabaseCalls {

	private static final double LONG_MILLIS = 250;

	private static final double MANY = 20;

	private DatabaseCalls() {
	}

	/**
	 * Finds the service whose queries are unusual.
	 * @param comparison the spans of queries, as the console compares them
	 * @return the verdict, if there is such a service
	 */
	static Optional<Verdict> verdict(JsonNode comparison) {
		double requests = Math.max(1, comparison.path("after").path("traces").asInt());
		return Tools.items(comparison.path("changes")).stream().flatMap((change) -> {
			JsonNode after = change.path("after");
			String service = change.path("service").asString();
			return (after.path("p50Ms").asDouble() > LONG_MILLIS) ? Stream.of(new Verdict("slow-query", service))
					: (after.path("count").asInt() / requests > MANY) ? Stream.of(new Verdict("bottleneck", service))
							: Stream.empty();
		}).findFirst();
	}

}
