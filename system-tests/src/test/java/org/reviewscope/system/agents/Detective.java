package org.reviewscope.system.agents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Looks where the table of faults says, from what is plain to what is hidden, and stops
 * at the first sign.
 */
final class Detective {

	private static final String STORE = "model-store-service";

	/** Spans that arrive later than that do not only have another clock. */
	private static final double LATE_SECONDS = 5;

	private final Tools tools;

	/**
	 * How far back the trouble began, or the watch of a healthy suite, in seconds: 30s.
	 */
	private final String since;

	Detective(Tools tools, String since) {
		this.tools = tools;
		this.since = since;
	}

	Verdict verdict() {
		ServiceList services = services();
		Stream<Supplier<Optional<Verdict>>> steps = Stream.of(services::unreachable, services::spanless,
				() -> services.arrivingOddly().flatMap((name) -> odd(name, services.delay(name))), this::byMetrics,
				this::byQueries, () -> byErrors(services), this::byWaiting);
		return steps.map(Supplier::get).flatMap(Optional::stream).findFirst().orElse(Verdict.HEALTHY);
	}

	private ServiceList services() {
		return new ServiceList(Tools.items(ask("services", Map.of()).path("services"))
			.stream()
			.filter((service) -> service.path("name").asString().endsWith("-service"))
			.toList());
	}

	/** A wrong clock makes impossible calls, waiting alone does not. */
	private Optional<Verdict> odd(String service, double delay) {
		if (ClockSkew.isSeen(longTrace(service), service)) {
			return Optional.of(new Verdict("clock-skew", service));
		}
		return (delay > LATE_SECONDS) ? Optional.of(new Verdict("exporter-slow", service)) : Optional.empty();
	}

	private List<Row> longTrace(String service) {
		return Tools
			.items(ask("query_traces",
					Map.of("query", "service = " + service + " and traceDuration > 900ms", "limit", 1))
				.path("traces"))
			.stream()
			.findFirst()
			.map((trace) -> Row.of(Tools
				.items(this.tools.ask("trace", Map.of("traceId", trace.path("traceId").asString())).path("rows"))))
			.orElse(List.of());
	}

	private Optional<Verdict> byMetrics() {
		Readings all = new Readings(
				Tools.items(this.tools.ask("metrics", Map.of("name", Readings.NAMES)).path("series")));
		return all.rejectingService()
			.map((_) -> new Verdict("bad-model", STORE))
			.or(() -> all.serviceOutOfConnections()
				.map((service) -> new Verdict(isQueryStuck(service) ? "database-lock" : "pool-exhausted", service)))
			.or(() -> all.collectingService().map(this::collecting))
			.or(() -> all.leakingService().map((service) -> new Verdict("memory-leak", service)))
			.or(() -> all.calculatingService().map((service) -> new Verdict("cpu-burn", service)));
	}

	/**
	 * A query of many rows leaves as much garbage as a thread that makes nothing else.
	 */
	private Verdict collecting(String service) {
		return byQueries().orElseGet(() -> new Verdict("gc-pressure", service));
	}

	/**
	 * Connections that are held give each request its answer, a late refusal; a query
	 * that does not end leaves the first requests without any.
	 */
	private boolean isQueryStuck(String service) {
		return ask("query_spans",
				Map.of("query", "kind = client and status = error and service != %s and not { service = %s }"
					.formatted(service, service), "until", firstRequestsUntil(), "limit", 5))
			.path("found")
			.asInt() >= 3;
	}

	/**
	 * Two fifths of the time ago, and at most twelve seconds: later ones have no answer
	 * yet.
	 */
	private String firstRequestsUntil() {
		long seconds = Long.parseLong(this.since.replace("s", ""));
		return Math.clamp(seconds * 2 / 5, 1, 12) + "s";
	}

	private Optional<Verdict> byQueries() {
		return DatabaseCalls.verdict(ask("compare", Map.of("query", "db.query.text", "baseFrom", "15m")));
	}

	private Optional<Verdict> byErrors(ServiceList services) {
		return new FailedSpans(
				Tools.items(ask("query_spans", Map.of("query", FailedSpans.QUERY, "limit", 40)).path("spans")))
			.verdict(services);
	}

	private Optional<Verdict> byWaiting() {
		return WaitingRequests.in(
				Tools
					.items(ask("compare", Map.of("query", "kind = server", "by", "tenant.id", "baseFrom", "15m"))
						.path("changes"))
					.stream()
					.map(RequestGroup::of)
					.toList());
	}

	private JsonNode ask(String tool, Map<String, Object> arguments) {
		Map<String, Object> all = new TreeMap<>(arguments);
		all.put("from", this.since);
		return this.tools.ask(tool, all);
	}

}
