package org.reviewscope.system.truth.expected;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The spans of the model's runs, and the traces of its way from an upload to inference.
 */
public final class ModelTrees {

	/** The most reviews of one run. */
	private static final int GROUP = 16;

	private ModelTrees() {
	}

	public static String uploaded(long bytes) {
		return """
				model-store SERVER POST /models/{name}/versions 201
				%s""".formatted(registered("2.0.1", bytes).indent(2));
	}

	/** The store registers each bundled version when it starts with an empty registry. */
	static String registered(String version, long bytes) {
		return """
				model-store INTERNAL register model
				  log INFO Registered sentiment-minilm %s, %d bytes
				%s""".formatted(version, bytes,
				StoreTrees.statements(new String[] { "SELECT registered_version", "INSERT registered_version" }, 2));
	}

	public static String activated(String version) {
		return """
				model-store SERVER PUT /models/active 200
				  log INFO Activated sentiment-minilm %s
				%s"""
			.formatted(version,
					StoreTrees.statements(
							new String[] { "SELECT registered_version", "SELECT activation registered_version",
									"INSERT activation", "SELECT activation registered_version", "SELECT rollout" },
							2));
	}

	/** Inference loads a version, at its start or later. */
	static String swap(String version) {
		return """
				inference INTERNAL model swap app.model.name="sentiment-minilm" app.model.version="%s"
				  event model.swapped
				  inference CLIENT GET /models/{name}/versions/{version}/artifact 200
				    model-store SERVER GET /models/{name}/versions/{version}/artifact 200
				      model-store CLIENT SELECT registered_version
				  inference INTERNAL model load app.model.name="sentiment-minilm" app.model.version="%s"
				""".formatted(version, version);
	}

	/**
	 * The reviews are tokenized, and the model runs once for each group of similar ones.
	 */
	static String runs(List<Predicted> reviews) {
		String truncated = reviews.stream().anyMatch((one) -> one.review().truncated())
				? "          event review.truncated\n" : "";
		String runs = groups(reviews).map((group) -> "        inference INTERNAL onnx.run " + group(group, true) + "\n")
			.sorted()
			.collect(Collectors.joining());
		return "      inference INTERNAL predict " + group(reviews, true) + " outcome=\"success\"\n"
				+ "        inference INTERNAL tokenize " + group(reviews, false) + "\n" + truncated + runs;
	}

	/**
	 * Splits a batch as the service does when reviews have either as many tokens or very
	 * different numbers of them: the longest first, up to the size of a group.
	 */
	private static Stream<List<Predicted>> groups(List<Predicted> reviews) {
		Map<Integer, List<Predicted>> alike = reviews.stream()
			.collect(Collectors.groupingBy((one) -> one.review().tokensRead(),
					() -> new TreeMap<>(Comparator.<Integer>reverseOrder()), Collectors.toList()));
		return alike.values()
			.stream()
			.flatMap((group) -> IntStream.range(0, (group.size() + GROUP - 1) / GROUP)
				.mapToObj((i) -> group.subList(i * GROUP, Math.min(group.size(), (i + 1) * GROUP))));
	}

	private static String group(List<Predicted> group, boolean withSentiment) {
		Predicted first = group.getFirst();
		String sentiment = (withSentiment && group.size() == 1) ? " app.sentiment=\"%s\"".formatted(first.sentiment())
				: "";
		return "app.batch.size=%d app.model.name=\"sentiment-minilm\" app.model.version=\"%s\"%s app.tokens=%d app.truncated=%d"
			.formatted(group.size(), first.version(), sentiment,
					group.stream().mapToInt((one) -> one.review().tokensRead()).sum(),
					group.stream().filter((one) -> one.review().truncated()).count());
	}

}
