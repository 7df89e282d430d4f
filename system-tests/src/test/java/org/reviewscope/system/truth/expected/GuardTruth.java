package org.reviewscope.system.truth.expected;

import java.util.List;
import java.util.Map;

/**
 * What the gateway's circuit breakers, retries and bulkheads should have counted.
 *
 * @param tally all spans so far
 */
public record GuardTruth(Tally tally) {

	/** How often the gateway tries to reach a service that is away. */
	private static final int ATTEMPTS = 3;

	public Map<String, Double> series() {
		ExpectedMeters meters = new ExpectedMeters();
		add(meters, "inference", "POST /predictions(/batch)?");
		add(meters, "model-store", "(GET /models|(GET|PUT|POST) /predictions/\\{id}(/feedback)?)");
		return meters.series();
	}

	/**
	 * A refusal that is passed on counts neither as a failure of the called service nor
	 * as a result.
	 */
	private void add(ExpectedMeters meters, String name, String request) {
		double answered = spans(request, "2\\d\\d");
		double refused = spans(request, "4\\d\\d");
		double unreachable = spans(request, "ERROR") / ATTEMPTS;
		calls(meters, name, "circuitbreaker_calls_seconds_count",
				Map.of("successful", answered + refused, "failed", unreachable, "ignored", 0.0));
		calls(meters, name, "circuitbreaker_not_permitted_calls_total", Map.of("not_permitted", 0.0));
		calls(meters, name, "retry_calls_total", Map.of("successful_without_retry", answered, "successful_with_retry",
				0.0, "failed_without_retry", refused, "failed_with_retry", unreachable));
		List.of("disabled", "forced_open", "half_open", "metrics_only", "open")
			.forEach((state) -> state(meters, name, state, 0));
		state(meters, name, "closed", 1);
		meters.set("resilience4j_bulkhead_available_concurrent_calls{name=\"%s\"}".formatted(name), 128);
		meters.set("resilience4j_bulkhead_max_allowed_concurrent_calls{name=\"%s\"}".formatted(name), 128);
	}

	private double spans(String request, String end) {
		return this.tally.count("gateway CLIENT " + request + " " + end);
	}

	private static void calls(ExpectedMeters meters, String name, String metric, Map<String, Double> byKind) {
		byKind.forEach((kind, count) -> meters
			.set("resilience4j_%s{kind=\"%s\",name=\"%s\"}".formatted(metric, kind, name), count));
	}

	private static void state(ExpectedMeters meters, String name, String state, int value) {
		meters.set("resilience4j_circuitbreaker_state{name=\"%s\",state=\"%s\"}".formatted(name, state), value);
	}

}
