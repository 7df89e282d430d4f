package org.reviewscope.console.fault;

import java.util.Map;
import java.util.function.Function;

import org.reviewscope.console.proof.CheckResult;

/**
 * How the console sees the signs of a fault. There is no check where a fault has no sign,
 * where only a person can tell it from chance, or where the user is to find it.
 *
 * @param checks the checks that there are
 */
record FaultSigns(Map<Sign, Function<FaultRun, CheckResult>> checks) {

	private static final String INFERENCE = "inference-service";

	private static final String REQUESTS = "http_server_requests_seconds";

	private static final FaultSigns LATENCY = new FaultSigns(Map.of(Sign.METRIC, MetricSigns::slowRequests, Sign.TRACE,
			TraceSigns::gap, Sign.LOG, LogSigns.line("Slow request")));

	private static final Map<String, FaultSigns> ALL = Map.ofEntries(Map.entry("latency-fixed", LATENCY),
			Map.entry("latency-random", LATENCY), Map.entry("latency-one-tenant", LATENCY),
			Map.entry("latency-one-route", LATENCY),
			Map.entry("error-rate",
					new FaultSigns(Map.of(Sign.METRIC,
							MetricSigns.growth(REQUESTS, "_count", Map.of("status", "500"), 1), Sign.TRACE,
							TraceSigns::injectedFailure, Sign.LOG, LogSigns.line("Answered 500 on")))),
			Map.entry("slow-query",
					new FaultSigns(Map.of(Sign.METRIC, MetricSigns.growth("jdbc_query_seconds", "_sum", Map.of(), 0.3),
							Sign.TRACE, TraceSigns::slowQuery, Sign.LOG, LogSigns::drained))),
			Map.entry("pool-exhausted",
					new FaultSigns(Map.of(Sign.METRIC,
							MetricSigns.growth("hikaricp_connections_timeout_total", "", Map.of(), 1), Sign.TRACE,
							TraceSigns::failedRequest, Sign.LOG, LogSigns.line("Answered 5")))),
			Map.entry("database-lock",
					new FaultSigns(Map.of(Sign.METRIC, MetricSigns::fullPool, Sign.TRACE,
							TraceSigns::failedCallFromOthers, Sign.LOG, LogSigns.line("Answered 5")))),
			Map.entry("connection-refused",
					new FaultSigns(Map.of(Sign.METRIC,
							MetricSigns.growth("http_client_requests_seconds", "_count", Map.of("outcome", "UNKNOWN"),
									1),
							Sign.TRACE, TraceSigns::failedCall, Sign.LOG, LogSigns::refused))),
			Map.entry("bad-model",
					new FaultSigns(Map.of(Sign.METRIC, MetricSigns.growthIn(INFERENCE, "model_swap_failures_total"),
							Sign.TRACE, TraceSigns::failedSwap, Sign.LOG, LogSigns.lineOf(INFERENCE, "cannot serve")))),
			Map.entry("cpu-burn",
					new FaultSigns(Map.of(Sign.METRIC, MetricSigns.growth("process_cpu_usage", "", Map.of(), 0.1),
							Sign.LOG, LogSigns.line("Slow request")))),
			Map.entry("gc-pressure",
					new FaultSigns(
							Map.of(Sign.METRIC, MetricSigns.growth("jvm_gc_pause_seconds", "_count", Map.of(), 10)))),
			Map.entry("memory-leak", new FaultSigns(Map.of(Sign.METRIC, MetricSigns::fullerHeap))),
			Map.entry("threads-starved",
					new FaultSigns(
							Map.of(Sign.METRIC, MetricSigns::noScrape, Sign.TRACE, TraceSigns::failedCallFromOthers))),
			Map.entry("exporter-dropped",
					new FaultSigns(Map.of(Sign.METRIC, MetricSigns.growth(REQUESTS, "_count", Map.of(), 1), Sign.TRACE,
							TraceSigns::missing, Sign.LOG, LogSigns.line("")))),
			Map.entry("exporter-slow",
					new FaultSigns(Map.of(Sign.METRIC, MetricSigns.growth(REQUESTS, "_count", Map.of(), 1), Sign.TRACE,
							TraceSigns::missing))),
			Map.entry("clock-skew", new FaultSigns(Map.of(Sign.METRIC,
					MetricSigns.growth(REQUESTS, "_count", Map.of(), 1), Sign.TRACE, TraceSigns::skewed))));

	static FaultSigns of(String fault) {
		return ALL.getOrDefault(fault, new FaultSigns(Map.of()));
	}

	boolean has(Sign sign) {
		return this.checks.containsKey(sign);
	}

	CheckResult check(Sign sign, FaultRun run) {
		return this.checks.getOrDefault(sign, (unknown) -> CheckResult.EXPECTED).apply(run);
	}

}
