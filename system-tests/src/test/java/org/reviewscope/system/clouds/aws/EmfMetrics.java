package org.reviewscope.system.clouds.aws;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

/**
 * What CloudWatch makes of lines in the Embedded Metric Format: a metric for each name
 * and set of dimensions, with all its values added up.
 *
 * @param lines the lines, read as JSON
 */
record EmfMetrics(List<JsonNode> lines) {

	private static final String SERVICE = "service";

	/**
	 * Adds up all values.
	 * @return the sums by service, if that is a dimension, name and other dimensions as
	 * Prometheus writes them; of a statistic set its count and its sum
	 */
	Map<String, Double> sums() {
		Map<String, Double> sums = new TreeMap<>();
		each((line, directive) -> directive.path("Dimensions").forEach((dimensions) -> {
			String service = contains(dimensions, SERVICE) ? line.path(SERVICE).asString() + " " : "";
			String labels = labels(line, dimensions);
			directive.path("Metrics").forEach((metric) -> {
				String name = metric.path("Name").asString();
				values(name, line.path(name))
					.forEach((key, value) -> sums.merge(service + key + labels, value, Double::sum));
			});
		}));
		return sums;
	}

	/** Each with its name. */
	Set<String> units() {
		Set<String> units = new TreeSet<>();
		each((_, directive) -> directive.path("Metrics")
			.forEach((metric) -> units.add(metric.path("Name").asString() + " " + metric.path("Unit").asString())));
		return units;
	}

	Set<String> namespaces() {
		Set<String> namespaces = new TreeSet<>();
		each((_, directive) -> namespaces.add(directive.path("Namespace").asString()));
		return namespaces;
	}

	/** What the lines have beside metrics and dimensions. */
	Set<String> otherFields() {
		Set<String> others = new TreeSet<>();
		this.lines.forEach((line) -> {
			Set<String> names = new TreeSet<>(line.propertyNames());
			line.at("/_aws/CloudWatchMetrics").forEach((directive) -> {
				directive.path("Dimensions").forEach((set) -> set.forEach((name) -> names.remove(name.asString())));
				directive.path("Metrics").forEach((metric) -> names.remove(metric.path("Name").asString()));
			});
			others.addAll(names);
		});
		return others;
	}

	private void each(BiConsumer<JsonNode, JsonNode> action) {
		this.lines.forEach(
				(line) -> line.at("/_aws/CloudWatchMetrics").forEach((directive) -> action.accept(line, directive)));
	}

	private static Map<String, Double> values(String name, JsonNode value) {
		return value.isObject()
				? Map.of(name + "_count", value.path("Count").asDouble(), name + "_sum", value.path("Sum").asDouble())
				: Map.of(name, value.asDouble());
	}

	private static boolean contains(JsonNode dimensions, String name) {
		return dimensions.valueStream().anyMatch((dimension) -> dimension.asString().equals(name));
	}

	/** In the order of the alphabet. */
	private static String labels(JsonNode line, JsonNode dimensions) {
		String labels = dimensions.valueStream()
			.map(JsonNode::asString)
			.filter((name) -> !name.equals(SERVICE))
			.sorted()
			.map((name) -> name + "=\"" + line.path(name).asString() + "\"")
			.collect(Collectors.joining(","));
		return labels.isEmpty() ? "" : "{" + labels + "}";
	}

}
