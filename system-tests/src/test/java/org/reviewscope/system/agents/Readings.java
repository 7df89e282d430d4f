package org.reviewscope.system.agents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * The metrics of all services at one moment. What grows, grows in the last half to whole
 * minute: a little of it may be older than the trouble.
 *
 * @param series each series
 */
record Readings(List<JsonNode> series) {

	static final String NAMES = "hikaricp_connections_pending,hikaricp_connections_timeout,process_cpu_time,"
			+ "jvm_threads_states,jvm_gc_pause,jvm_memory_used,model_swap_failures";

	private static final double SWAPS_PER_SECOND = 0.1;

	private static final double TIMEOUTS_PER_SECOND = 1;

	private static final double COLLECTIONS_PER_SECOND = 4;

	private static final double LARGE_BYTES = 90e6;

	private static final double LEAK_BYTES_PER_SECOND = 1e6;

	/** A tenth of a processor: on a busy machine, that is all it gets. */
	private static final double PROCESSOR_NANOS_PER_SECOND = 0.1e9;

	/** As many times what any other service takes. */
	private static final double MANY_TIMES = 2;

	/** Each program has some threads that wait for the network and count as runnable. */
	private static final double THREADS = 5;

	/** It refuses, again and again, what another one calls the active model. */
	Optional<String> rejectingService() {
		return greatest(called("model_swap_failures_total"), Readings::perSecond, SWAPS_PER_SECOND);
	}

	Optional<String> serviceOutOfConnections() {
		return greatest(called("hikaricp_connections_pending"), Readings::value, 0)
			.or(() -> greatest(called("hikaricp_connections_timeout_total"), Readings::perSecond, TIMEOUTS_PER_SECOND));
	}

	Optional<String> collectingService() {
		return greatest(called("jvm_gc_pause_seconds_count"), Readings::perSecond, COLLECTIONS_PER_SECOND);
	}

	Optional<String> leakingService() {
		return greatest((one) -> called("jvm_memory_used_bytes").test(one)
				&& one.path("labels").path("id").asString().matches(".*(Old|Tenured) Gen") && value(one) > LARGE_BYTES,
				Readings::perSecond, LEAK_BYTES_PER_SECOND);
	}

	/**
	 * Threads of its own that never wait. On a busy machine its share of the processors
	 * is small, but its threads are many.
	 */
	Optional<String> calculatingService() {
		Map<String, Double> threads = sums((one) -> called("jvm_threads_states_threads").test(one)
				&& one.path("labels").path("state").asString().equals("runnable"), Readings::value);
		double usual = threads.values().stream().mapToDouble(Double::doubleValue).min().orElse(0);
		Map<String, Double> processor = sums(called("process_cpu_time_ns_total"), Readings::perSecond);
		return greatest(called("process_cpu_time_ns_total"), Readings::perSecond, PROCESSOR_NANOS_PER_SECOND)
			.filter((service) -> threads.getOrDefault(service, 0.0) - usual >= THREADS)
			.filter((service) -> processor.entrySet()
				.stream()
				.allMatch((other) -> other.getKey().equals(service)
						|| other.getValue() * MANY_TIMES < processor.get(service)));
	}

	private Optional<String> greatest(Predicate<JsonNode> which, ToDoubleFunction<JsonNode> value, double enough) {
		return sums(which, value).entrySet()
			.stream()
			.filter((one) -> one.getValue() > enough)
			.max(Map.Entry.comparingByValue())
			.map(Map.Entry::getKey);
	}

	private Map<String, Double> sums(Predicate<JsonNode> which, ToDoubleFunction<JsonNode> value) {
		return this.series.stream()
			.filter(which)
			.collect(Collectors.groupingBy((one) -> one.path("service").asString(), TreeMap::new,
					Collectors.summingDouble(value)));
	}

	private static Predicate<JsonNode> called(String metric) {
		return (one) -> one.path("name").asString().equals(metric);
	}

	private static double value(JsonNode one) {
		return one.path("value").asDouble(0);
	}

	private static double perSecond(JsonNode one) {
		return one.path("perSecond").asDouble(0);
	}

}
