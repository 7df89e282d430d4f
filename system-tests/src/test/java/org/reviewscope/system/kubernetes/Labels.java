package org.reviewscope.system.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * Selects by labels, as the API server does: everything, unless something is asked for.
 */
final class Labels {

	private Labels() {
	}

	static Map<String, String> of(JsonNode json) {
		return json.properties()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().asString()));
	}

	static boolean match(JsonNode selector, Map<String, String> labels) {
		return labels.entrySet().containsAll(of(selector.path("matchLabels")).entrySet())
				&& selector.path("matchExpressions").valueStream().allMatch((expression) -> isIn(expression, labels));
	}

	private static boolean isIn(JsonNode expression, Map<String, String> labels) {
		if (!expression.path("operator").asString().equals("In")) {
			throw new IllegalArgumentException("not known here: " + expression);
		}
		List<String> values = expression.path("values").valueStream().map(JsonNode::asString).toList();
		return values.contains(labels.get(expression.path("key").asString()));
	}

}
