package org.reviewscope.system.agents;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * The services as the console lists them.
 *
 * @param services each service
 */
record ServiceList(List<JsonNode> services) {

	/** Metrics are read every five seconds, and spans arrive every five seconds. */
	private static final double SILENT_SECONDS = 8;

	/** Spans of other services arrive within about a second of the last one's end. */
	private static final double ODD_SECONDS = 1.8;

	/** Less than that of the load of the others is no load. */
	private static final double SHARE = 0.3;

	private static final int FEW_CALLS = 2;

	/** Nothing listens any more, or nothing answers. */
	Optional<Verdict> unreachable() {
		return this.services.stream().filter((service) -> service.has("unreachable")).flatMap((service) -> {
			boolean gone = service.path("unreachable").asString().startsWith("nobody");
			return (gone || isSilent(service))
					? Stream.of(new Verdict(gone ? "killed" : "threads-starved", name(service))) : Stream.empty();
		}).findFirst();
	}

	/** It counts requests, and none of them has a span, though its callers reach it. */
	Optional<Verdict> spanless() {
		if (this.services.stream().flatMap(ServiceList::calls).anyMatch(ServiceList::fails)) {
			return Optional.empty();
		}
		double most = this.services.stream().mapToDouble(ServiceList::requests).max().orElse(0);
		return this.services.stream()
			.filter((service) -> requests(service) > Math.max(1, SHARE * most))
			.filter((service) -> service.path("serverSpans").path("count").asInt() == 0)
			.findFirst()
			.map((service) -> new Verdict("exporter-dropped", name(service)));
	}

	/** The service whose spans arrive later, or earlier, than those of all others. */
	Optional<String> arrivingOddly() {
		return this.services.stream().filter(ServiceList::hasDelay).filter((service) -> {
			double delay = delay(service);
			return delay - ofOthers(service, Math::max) > ODD_SECONDS
					|| ofOthers(service, Math::min) - delay > ODD_SECONDS;
		}).findFirst().map(ServiceList::name);
	}

	double delay(String name) {
		return this.services.stream()
			.filter((service) -> name(service).equals(name))
			.mapToDouble(ServiceList::delay)
			.sum();
	}

	/** Whether a service calls another one of them. */
	boolean isCaller(String name, String called) {
		return this.services.stream()
			.filter((service) -> name(service).equals(name))
			.flatMap(ServiceList::calls)
			.anyMatch((call) -> call.path("to").asString().equals(called));
	}

	private double ofOthers(JsonNode service, DoubleBinaryOperator which) {
		DoubleStream others = this.services.stream()
			.filter((other) -> !name(other).equals(name(service)) && hasDelay(other))
			.mapToDouble(ServiceList::delay);
		return others.reduce(which).orElse(delay(service));
	}

	private static Stream<JsonNode> calls(JsonNode service) {
		return Tools.items(service.path("calls")).stream();
	}

	private static boolean fails(JsonNode call) {
		int failed = call.path("failed").asInt();
		return failed > FEW_CALLS && 2 * failed > call.path("count").asInt();
	}

	// A busy machine lets a scrape take too long now and then: spans go on
	private static boolean isSilent(JsonNode service) {
		return service.path("newestSpanSecondsAgo").asDouble(Double.MAX_VALUE) > SILENT_SECONDS
				&& service.path("metrics").path("scrapedSecondsAgo").asDouble(Double.MAX_VALUE) > SILENT_SECONDS;
	}

	private static boolean hasDelay(JsonNode service) {
		return service.has("arrivalDelaySeconds");
	}

	private static double delay(JsonNode service) {
		return service.path("arrivalDelaySeconds").asDouble();
	}

	private static double requests(JsonNode service) {
		return service.path("metrics").path("requestsPerSecond").asDouble(0);
	}

	private static String name(JsonNode service) {
		return service.path("name").asString();
	}

}
