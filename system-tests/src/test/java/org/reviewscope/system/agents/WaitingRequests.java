package org.reviewscope.system.agents;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * Tells which requests of a service wait: all of them, those of a route, those of a
 * tenant, or each as it happens.
 */
final class WaitingRequests {

	private static final double SLOW_MILLIS = 900;

	/** What is as long each time differs by no more than this. */
	private static final double SPREAD_MILLIS = 700;

	private WaitingRequests() {
	}

	static Verdict verdict(Probe probe, String service, String since) {
		List<JsonNode> spans = Probe.items(probe
			.ask("query_spans", Map.of("query", "kind = server and service = " + service, "from", since, "limit", 40))
			.path("spans"));
		return new Verdict(cause(spans), service);
	}

	private static String cause(List<JsonNode> spans) {
		if (isSplitBy(spans, (span) -> span.path("attributes").path("tenant.id").asString(""))) {
			return "latency-one-tenant";
		}
		if (isSplitBy(spans, (span) -> span.path("name").asString())) {
			return "latency-one-route";
		}
		return (spans.stream().allMatch(WaitingRequests::isSlow) && spread(spans) < SPREAD_MILLIS) ? "latency-fixed"
				: "latency-random";
	}

	/** Whether each group is all slow or all quick, and there are both. */
	private static boolean isSplitBy(List<JsonNode> spans, Function<JsonNode, String> group) {
		Collection<List<JsonNode>> groups = spans.stream().collect(Collectors.groupingBy(group)).values();
		return groups.stream().anyMatch((one) -> one.stream().allMatch(WaitingRequests::isSlow))
				&& groups.stream().anyMatch((one) -> one.stream().noneMatch(WaitingRequests::isSlow))
				&& groups.stream()
					.allMatch((one) -> one.stream().allMatch(WaitingRequests::isSlow)
							|| one.stream().noneMatch(WaitingRequests::isSlow));
	}

	private static double spread(List<JsonNode> spans) {
		var times = spans.stream().mapToDouble((span) -> span.path("durationMs").asDouble()).summaryStatistics();
		return times.getMax() - times.getMin();
	}

	private static boolean isSlow(JsonNode span) {
		return span.path("durationMs").asDouble() > SLOW_MILLIS;
	}

}
