package org.reviewscope.system.agents;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * The metrics of all services at one moment.
 *
 * @param series each series
 */
record Readings(List<JsonNode> series) {

	/** The service in which a metric adds up to most, if that is more than enough. */
	Optional<String> greatest(String metric, ToDoubleFunction<JsonNode> value, double enough) {
		return greatest((one) -> isCalled(one, metric), value, enough);
	}

	Optional<String> greatest(Predicate<JsonNode> which, ToDoubleFunction<JsonNode> value, double enough) {
		return this.series.stream()
			.filter(which)
			.collect(Collectors.groupingBy((one) -> one.path("service").asString(), TreeMap::new,
					Collectors.summingDouble(value)))
			.entrySet()
			.stream()
			.filter((one) -> one.getValue() > enough)
			.max(java.util.Map.Entry.comparingByValue())
			.map(java.util.Map.Entry::getKey);
	}

	double of(String service, String metric) {
		return sum((one) -> one.path("service").asString().equals(service) && isCalled(one, metric));
	}

	double runnableThreads(String service) {
		return sum((one) -> one.path("service").asString().equals(service) && isRunnable(one));
	}

	double mostRunnableThreadsBeside(String service) {
		return this.series.stream()
			.filter((one) -> !one.path("service").asString().equals(service) && isRunnable(one))
			.mapToDouble(Readings::value)
			.max()
			.orElse(0);
	}

	private double sum(Predicate<JsonNode> which) {
		return this.series.stream().filter(which).mapToDouble(Readings::value).sum();
	}

	private static boolean isRunnable(JsonNode one) {
		return isCalled(one, "jvm_threads_states_threads")
				&& one.path("labels").path("state").asString().equals("runnable");
	}

	private static boolean isCalled(JsonNode one, String metric) {
		return one.path("name").asString().equals(metric);
	}

	static double value(JsonNode one) {
		return one.path("value").asDouble(0);
	}

	static double perSecond(JsonNode one) {
		return one.path("perSecond").asDouble(0);
	}

}
