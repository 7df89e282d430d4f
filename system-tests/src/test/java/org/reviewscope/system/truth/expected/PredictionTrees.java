package org.reviewscope.system.truth.expected;

import java.util.List;
import java.util.Locale;

import org.reviewscope.system.truth.received.TraceTree;

/**
 * The spans and log lines of a prediction, as {@link TraceTree} writes them.
 */
public final class PredictionTrees {

	private PredictionTrees() {
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
				""".formatted(path, one.sentiment().toUpperCase(Locale.ROOT), ModelTrees.runs(List.of(one)));
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
				""".formatted(size, size, ModelTrees.runs(batch), (size > 1) ? "" : "/{id}", (size > 1) ? "" : "/{id}",
				size, (size > 1) ? "BATCH " : "");
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
				""".formatted(one.sentiment().toUpperCase(Locale.ROOT), ModelTrees.runs(List.of(one)));
	}

	/**
	 * A queued record is written. The worker has held the oldest one since its first
	 * attempt, and so writes it alone.
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

	/** An attempt to write queued records while the store is still away. */
	public static String notRecordedYet() {
		return """
				inference INTERNAL record backlog
				  inference CLIENT PUT /predictions/{id} ERROR
				    event exception
				""";
	}

}
