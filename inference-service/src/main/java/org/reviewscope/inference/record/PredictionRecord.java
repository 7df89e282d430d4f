package org.reviewscope.inference.record;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.model.ModelRef;
import org.reviewscope.inference.model.Scores;
import org.reviewscope.inference.model.Sentiment;

/**
 * A prediction under its id, as the store keeps it: never the review's text.
 *
 * @param id the prediction's id
 * @param content what was predicted
 */
public record PredictionRecord(UUID id, @JsonUnwrapped Content content) {

	/**
	 * What was predicted.
	 *
	 * @param sentiment the sentiment with the highest score
	 * @param confidence that score
	 * @param scores the scores of all sentiments
	 * @param model the version that predicted
	 * @param reviewLength the review's length in characters
	 * @param tokens the number of tokens the model read
	 * @param truncated whether the model read only the review's beginning
	 * @param traceId the trace of the request, {@code null} without one
	 * @param createdAt when it was predicted
	 */
	public record Content(Sentiment sentiment, double confidence, Scores scores, ModelRef model, int reviewLength,
			int tokens, boolean truncated, @Nullable String traceId, Instant createdAt) {
	}

}
