package org.reviewscope.system.truth.expected;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.reviewscope.system.truth.received.TraceTree;

/**
 * What each kind of request leaves behind in traces and logs, as {@link TraceTree} writes
 * it.
 */
public final class ExpectedTrees {

	/** The most reviews of one run of the model. */
	private static final int GROUP = 16;

	private ExpectedTrees() {
	}

	public static String predicted(String path, Predicted one) {
		return """
				gateway SERVER POST %s 200
				  log INFO Answered prediction <id>: %s
				  gateway CLIENT POST /predictions 200
				    inference SERVER POST /predictions 200
				      log INFO Predicted 1 review(s), first <id>, recorded: true
				%s      inference CLIENT PUT /predictions/{id} 204
				        model-store SERVER PUT /predictions/{id} 204
				          log INFO Recorded 1 prediction(s), first <id>
				          model-store CLIENT INSERT prediction
				""".formatted(path, one.sentiment().toUpperCase(Locale.ROOT), model(List.of(one)));
	}

	public static String predicted(List<Predicted> batch) {
		int size = batch.size();
		return """
				gateway SERVER POST /api/v1/predictions/batch 200
				  log INFO Answered a batch of %d predictions
				  gateway CLIENT POST /predictions/batch 200
				    inference SERVER POST /predictions/batch 200
				      log INFO Predicted %d review(s), first <id>, recorded: true
				%s      inference CLIENT PUT /predictions%s 204
				        model-store SERVER PUT /predictions%s 204
				          log INFO Recorded %d prediction(s), first <id>
				          model-store CLIENT %sINSERT prediction
				""".formatted(size, size, model(batch), (size > 1) ? "" : "/{id}", (size > 1) ? "" : "/{id}", size,
				(size > 1) ? "BATCH " : "");
	}

	public static String predictedWithoutStore(Predicted one) {
		return """
				gateway SERVER POST /api/v1/predictions 200
				  log INFO Answered prediction <id>: %s
				  gateway CLIENT POST /predictions 200
				    inference SERVER POST /predictions 200
				      log INFO Predicted 1 review(s), first <id>, recorded: false
				%s      inference CLIENT PUT /predictions/{id} ERROR
				        event exception
				""".formatted(one.sentiment().toUpperCase(Locale.ROOT), model(List.of(one)));
	}

	/**
	 * What was put aside: the writer holds the oldest record in its hand until it is
	 * written.
	 */
	static String recordedLater() {
		return """
				inference INTERNAL record backlog
				  inference CLIENT PUT /predictions/{id} 204
				    model-store SERVER PUT /predictions/{id} 204
				      log INFO Recorded 1 prediction(s), first <id>
				      model-store CLIENT INSERT prediction
				""";
	}

	public static String refusedByInference(String path, String called, int size, String reason) {
		return """
				gateway SERVER POST %s 400
				  gateway CLIENT POST %s 400
				%s""".formatted(path, called, refusal(called, size, reason).indent(4));
	}

	public static String refusal(String called, int size, String reason) {
		return """
				inference SERVER POST %s 400
				  log INFO Refused %d review(s) with 400: %s
				  inference INTERNAL predict app.batch.size=%d outcome="refused"
				""".formatted(called, size, reason, size);
	}

	/** An attempt to write what was put aside, while the store is still away. */
	public static String notRecordedYet() {
		return """
				inference INTERNAL record backlog
				  inference CLIENT PUT /predictions/{id} ERROR
				    event exception
				""";
	}

	public static String uploaded(long bytes) {
		return """
				model-store SERVER POST /models/{name}/versions 201
				%s""".formatted(registered("1.0.1", bytes).indent(2));
	}

	/** An empty registry takes the bundled version in when the store starts. */
	static String registered(String version, long bytes) {
		return """
				model-store INTERNAL register model
				  log INFO Registered sentiment-minilm %s, %d bytes
				%s""".formatted(version, bytes,
				statements(new String[] { "SELECT registered_version", "INSERT registered_version" }, 2));
	}

	public static String activated(String version) {
		return """
				model-store SERVER PUT /models/active 200
				  log INFO Activated sentiment-minilm %s
				%s""".formatted(version,
				statements(new String[] { "SELECT registered_version", "SELECT activation registered_version",
						"INSERT activation", "SELECT activation registered_version" }, 2));
	}

	/** A version comes to inference, at its start or later. */
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

	public static String unreadable(String called) {
		return """
				inference SERVER POST %s 400
				  log INFO Refused a request with 400: malformed
				""".formatted(called);
	}

	public static String refusedByGateway(String request, int status, String reason) {
		return """
				gateway SERVER %s %d
				  log INFO Refused a request with %d: %s
				""".formatted(request, status, status, reason);
	}

	public static String looked(String request, String called, int status, String... statements) {
		return """
				gateway SERVER %s %d
				  gateway CLIENT %s %d
				    model-store SERVER %s %d
				%s""".formatted(request, status, called, status, called, status, statements(statements, 6));
	}

	public static String recorded(String... statements) {
		return """
				model-store SERVER PUT /predictions/{id} 204
				  log INFO Recorded 1 prediction(s), first <id>
				%s""".formatted(statements(statements, 2));
	}

	/** Three attempts, and no more. */
	public static String unreachable(String request, String called) {
		return """
				gateway SERVER %s 503 ERROR
				  event retry
				  event retry
				  event exception
				  log WARN Answered 503 on %s: 503 SERVICE_UNAVAILABLE
				%s""".formatted(request, request.substring(request.indexOf(' ') + 1),
				"  gateway CLIENT %s ERROR\n    event exception\n".formatted(called).repeat(3));
	}

	static String statements(String[] statements, int indent) {
		return Stream.of(statements)
			.map((statement) -> (statement.startsWith("log ") ? statement : "model-store CLIENT " + statement))
			.map((line) -> " ".repeat(indent) + line + "\n")
			.collect(Collectors.joining());
	}

	/** Tokens are counted and runs made in groups of reviews that are alike. */
	private static String model(List<Predicted> reviews) {
		String truncated = reviews.stream().anyMatch((one) -> one.review().truncated())
				? "          event review.truncated\n" : "";
		String runs = groups(reviews).map((group) -> "        inference INTERNAL onnx.run " + group(group, true) + "\n")
			.collect(Collectors.joining());
		return "      inference INTERNAL predict " + group(reviews, true) + " outcome=\"success\"\n"
				+ "        inference INTERNAL tokenize " + group(reviews, false) + "\n" + truncated + runs;
	}

	/**
	 * Splits a batch as the model does where reviews are of equal tokens or of very
	 * different ones: the longest first, so many at once.
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
