package org.reviewscope.system.agents;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * Spans that say that they failed.
 *
 * @param spans the newest of them
 */
record FailedSpans(List<JsonNode> spans) {

	static final String QUERY = "(kind = server and http.response.status_code = 500) or "
			+ "(kind = client and event.name = exception and not db.query.text)";

	private static final int ENOUGH = 2;

	/**
	 * The last service in the chain of calls that fails, or the one that cannot reach
	 * another.
	 * @param services who calls whom
	 * @return the verdict, if a service fails more than once
	 */
	Optional<Verdict> verdict(ServiceList services) {
		List<String> failing = services(FailedSpans::isFailedRequest);
		return failing.stream()
			.filter((service) -> failing.stream().noneMatch((other) -> services.isCaller(service, other)))
			.findFirst()
			.map((service) -> new Verdict("error-rate", service))
			.or(() -> services(FailedSpans::isRefusedCall).stream()
				.findFirst()
				.map((service) -> new Verdict("connection-refused", service)));
	}

	private List<String> services(Predicate<JsonNode> which) {
		return this.spans.stream()
			.filter(which)
			.collect(Collectors.groupingBy((span) -> span.path("service").asString(), Collectors.counting()))
			.entrySet()
			.stream()
			.filter((one) -> one.getValue() >= ENOUGH)
			.map(Map.Entry::getKey)
			.sorted()
			.toList();
	}

	private static boolean isFailedRequest(JsonNode span) {
		return span.path("kind").asString().equals("SERVER");
	}

	private static boolean isRefusedCall(JsonNode span) {
		return span.path("kind").asString().equals("CLIENT") && span.toString().contains("Connection refused");
	}

}
