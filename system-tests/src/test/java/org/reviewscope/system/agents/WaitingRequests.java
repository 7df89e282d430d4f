package org.reviewscope.system.agents;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells which requests of a service wait: all of them, those of a route, those of a
 * tenant, or each for a different time. What counts is a request's own time, in which it
 * waits for none of its calls.
 */
final class WaitingRequests {

	private WaitingRequests() {
	}

	/**
	 * Finds the service that lets requests wait.
	 * @param changes the server spans of all services, each route and tenant apart
	 * @return the verdict, if there is such a service
	 */
	static Optional<Verdict> in(List<RequestGroup> changes) {
		Map<String, List<RequestGroup>> services = changes.stream()
			.filter(RequestGroup::isEnough)
			.collect(Collectors.groupingBy(RequestGroup::service));
		return services.entrySet()
			.stream()
			.filter((one) -> slow(one.getValue()) > 0)
			.max(Comparator.comparingInt((one) -> slow(one.getValue())))
			.map((one) -> new Verdict(cause(one.getValue()), one.getKey()));
	}

	private static String cause(List<RequestGroup> groups) {
		if (isSplitBy(groups.stream().filter((group) -> !group.tenant().isEmpty()).toList(), RequestGroup::tenant)) {
			return "latency-one-tenant";
		}
		if (isSplitBy(groups, RequestGroup::route)) {
			return "latency-one-route";
		}
		return groups.stream().allMatch(RequestGroup::isSteadilySlow) ? "latency-fixed" : "latency-random";
	}

	/** Whether each of them is all slow or all quick, and there are both. */
	private static boolean isSplitBy(List<RequestGroup> groups, Function<RequestGroup, String> property) {
		Map<String, List<RequestGroup>> parts = groups.stream().collect(Collectors.groupingBy(property));
		long slow = parts.values()
			.stream()
			.filter((part) -> part.stream().allMatch(RequestGroup::isSteadilySlow))
			.count();
		long quick = parts.values().stream().filter((part) -> part.stream().noneMatch(RequestGroup::isSlow)).count();
		return slow > 0 && quick > 0 && slow + quick == parts.size();
	}

	private static int slow(List<RequestGroup> groups) {
		return groups.stream().filter(RequestGroup::isSlow).mapToInt(RequestGroup::count).sum();
	}

}
