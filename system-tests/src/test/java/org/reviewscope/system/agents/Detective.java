package org.reviewscope.system.agents;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

import static org.awaitility.Awaitility.await;

/**
 * Looks where the table of faults says, from what is plain to what is hidden, and stops
 * at the first sign.
 */
final class Detective {

	private static final String STORE = "model-store-service";

	private static final String METRICS = "hikaricp_connections_pending,"
			+ "hikaricp_connections_timeout,process_cpu_usage,jvm_threads_states,jvm_gc_pause,jvm_memory_used,model_swap_failures";

	/** Batches of spans leave every five seconds. */
	private static final double LATE_SECONDS = 9;

	private static final double NEVER = 1000;

	private static final Duration SECOND_LOOK = Duration.ofSeconds(14);

	private static final String FAILURES = "(kind = server and http.response.status_code = 500) or "
			+ "(kind = client and event.name = exception)";

	private final Probe probe;

	/** How far back the trouble is looked for. */
	private final String since;

	private Readings readings = new Readings(List.of());

	Detective(Probe probe, String since) {
		this.probe = probe;
		this.since = since;
	}

	Verdict verdict() {
		List<JsonNode> services = services();
		Stream<Supplier<Optional<Verdict>>> steps = Stream.of(() -> unreachable(services), () -> late(services),
				this::byMetrics, this::byComparison, this::byProcessor, this::byErrors, this::bySlowTrace);
		try {
			return steps.map(Supplier::get).flatMap(Optional::stream).findFirst().orElse(Verdict.HEALTHY);
		}
		catch (Probe.NoCallsLeftException ex) {
			// No sign in eight calls
			return Verdict.HEALTHY;
		}
	}

	private List<JsonNode> services() {
		return Probe.items(this.probe.ask("services", Map.of("from", this.since)).path("services"))
			.stream()
			.filter((service) -> service.path("name").asString().endsWith("-service"))
			.toList();
	}

	private static Optional<Verdict> unreachable(List<JsonNode> services) {
		return services.stream()
			.filter((service) -> service.has("unreachable"))
			.findFirst()
			.map((service) -> new Verdict(
					service.path("unreachable").asString().startsWith("nobody") ? "killed" : "threads-starved",
					name(service)));
	}

	/** Its metrics go on, its spans do not: do they come later? */
	private Optional<Verdict> late(List<JsonNode> services) {
		return services.stream()
			.filter((service) -> service.path("metrics").path("requestsPerSecond").asDouble(0) > 1.5)
			.filter((service) -> newest(service) > LATE_SECONDS)
			.map(Detective::name)
			.findFirst()
			.flatMap((name) -> late(name, age(services, name)));
	}

	private Optional<Verdict> late(String name, double before) {
		await().pollDelay(SECOND_LOOK).atMost(SECOND_LOOK.multipliedBy(2)).until(() -> true);
		double after = age(services(), name);
		if (after <= LATE_SECONDS) {
			return Optional.empty();
		}
		boolean some = after < NEVER && after < before + SECOND_LOOK.toSeconds() - 2;
		return Optional.of(new Verdict(some ? "exporter-slow" : "exporter-dropped", name));
	}

	private Optional<Verdict> byMetrics() {
		Readings all = new Readings(Probe.items(this.probe.ask("metrics", Map.of("name", METRICS)).path("series")));
		this.readings = all;
		Optional<Verdict> model = all.greatest("model_swap_failures_total", Readings::perSecond, 0)
			.map((_) -> new Verdict("bad-model", STORE));
		return model
			.or(() -> all.greatest("hikaricp_connections_pending", Readings::value, 0)
				.or(() -> all.greatest("hikaricp_connections_timeout_total", Readings::perSecond, 0))
				.map((service) -> new Verdict(isQueryStuck() ? "database-lock" : "pool-exhausted", service)))
			.or(() -> all.greatest("jvm_gc_pause_seconds_count", Readings::perSecond, 5)
				.map((service) -> new Verdict("gc-pressure", service)))
			.or(() -> leaking(all).map((service) -> new Verdict("memory-leak", service)));
	}

	/**
	 * Connections that are held give each request its answer, a late refusal; a query
	 * that does not end leaves the first requests without any.
	 */
	private boolean isQueryStuck() {
		return this.probe
			.ask("query_spans",
					Map.of("query",
							"service = inference-service and kind = client and status = error and not { service = "
									+ STORE + " }",
							"from", this.since, "until", "12s", "limit", 5))
			.path("found")
			.asInt() >= 3;
	}

	private static Optional<String> leaking(Readings all) {
		return all.greatest((one) -> one.path("name").asString().equals("jvm_memory_used_bytes")
				&& one.path("labels").path("id").asString().matches(".*(Old|Tenured) Gen")
				&& Readings.value(one) > 90e6, Readings::perSecond, 1e6);
	}

	private Optional<Verdict> byComparison() {
		JsonNode answer = this.probe.ask("compare",
				Map.of("query", "db.query.text", "from", this.since, "baseFrom", "15m"));
		double traces = Math.max(1, answer.path("after").path("traces").asInt());
		return Probe.items(answer.path("changes")).stream().flatMap((change) -> {
			JsonNode after = change.path("after");
			String service = change.path("service").asString();
			return (after.path("p50Ms").asDouble() > 250) ? Stream.of(new Verdict("slow-query", service))
					: (after.path("count").asInt() / traces > 20) ? Stream.of(new Verdict("bottleneck", service))
							: Stream.empty();
		}).findFirst();
	}

	/**
	 * Work of its own that takes the processors; queries of millions of rows do, too. On
	 * a busy machine its share is small, but its threads are many.
	 */
	private Optional<Verdict> byProcessor() {
		return this.readings.greatest("process_cpu_usage", Readings::value, 0.05)
			.filter((service) -> this.readings.of(service, "process_cpu_usage") > 0.4
					|| this.readings.runnableThreads(service) > this.readings.mostRunnableThreadsBeside(service) + 3)
			.map((service) -> new Verdict("cpu-burn", service));
	}

	private Optional<Verdict> byErrors() {
		return rows(FAILURES)
			.flatMap((rows) -> rows.stream()
				.filter((row) -> row.isError()
						&& rows.stream().noneMatch((other) -> other.isError() && other.isBelow(row)))
				.findFirst())
			.flatMap(Detective::ofDeepestError);
	}

	/** Of those that are red, the last one in the chain of calls. */
	private static Optional<Verdict> ofDeepestError(Row row) {
		if (row.isServer() && row.status() == 500) {
			return Optional.of(new Verdict("error-rate", row.service()));
		}
		return (row.isClient() && row.text().contains("Connection refused"))
				? Optional.of(new Verdict("connection-refused", row.service())) : Optional.empty();
	}

	private Optional<Verdict> bySlowTrace() {
		Optional<List<Row>> slow = rows("traceDuration > 900ms");
		return slow.flatMap(ClockSkew::in)
			.or(() -> slow
				.flatMap((rows) -> rows.stream().filter((row) -> row.isServer() && row.selfMs() > 600).findFirst())
				.map((row) -> WaitingRequests.verdict(this.probe, row.service(), this.since)));
	}

	private Optional<List<Row>> rows(String query) {
		return Probe
			.items(this.probe.ask("query_traces", Map.of("query", query, "from", this.since, "limit", 1))
				.path("traces"))
			.stream()
			.findFirst()
			.map((trace) -> Row.of(Probe
				.items(this.probe.ask("trace", Map.of("traceId", trace.path("traceId").asString())).path("rows"))));
	}

	private static double age(List<JsonNode> services, String name) {
		return services.stream().filter((service) -> name(service).equals(name)).mapToDouble(Detective::newest).sum();
	}

	private static double newest(JsonNode service) {
		return service.path("newestSpanSecondsAgo").asDouble(NEVER);
	}

	private static String name(JsonNode service) {
		return service.path("name").asString();
	}

}
