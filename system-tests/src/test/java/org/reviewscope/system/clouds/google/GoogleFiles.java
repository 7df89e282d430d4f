package org.reviewscope.system.clouds.google;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;

/**
 * The files of {@code google/} for the APIs of Cloud Monitoring and Cloud Logging.
 */
final class GoogleFiles {

	/** In filters by their type, as in {@code prometheus.googleapis.com/name/counter}. */
	private static final Pattern TYPE = Pattern.compile("prometheus\\.googleapis\\.com/(\\w+/\\w+)");

	private GoogleFiles() {
	}

	static List<JsonNode> all() {
		return Repository.files("google", ".json")
			.stream()
			.map((file) -> Repository.json(file, JsonNode.class))
			.toList();
	}

	static JsonNode objective(String slo) {
		return Repository.json(Path.of("google", "slo-" + slo + ".json"), JsonNode.class);
	}

	/** Each metric that a filter asks for, with its kind. */
	static Set<String> metricTypes() {
		Set<String> types = new TreeSet<>();
		all()
			.forEach((file) -> TYPE.matcher(file.toString()).results().forEach((result) -> types.add(result.group(1))));
		return types;
	}

}
