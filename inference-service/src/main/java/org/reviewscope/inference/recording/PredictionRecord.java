package org.reviewscope.inference.recording;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.sentiment.Sentiment;

/**
 * A prediction under its id, as the store keeps it: never the review's text.
 *
 * @param id the prediction's id
 * @param content what was predicted
 */
record PredictionRecord(UUID id, @JsonUnwrapped Content content) {

	/**
	 * Makes the record of a prediction.
	 * @param prediction the prediction
	 * @param traceId the trace of the request, {@code null} without one
	 * @param now when it was predicted
	 * @return the record
	 */
	static PredictionRecord of(Prediction prediction, @Nullable String traceId, Instant now) {
		return new PredictionRecord(prediction.id(),
				new Content(prediction.sentiment(), prediction.confidence(), prediction.scores(), prediction.model(),
						prediction.reviewLength(), prediction.tokens(), prediction.truncated(), traceId, now));
	}

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
	record Content(Sentiment sentiment, double confidence, Scores scores, ModelRef model, int reviewLength, int tokens,
			boolean truncated, @Nullable String traceId, Instant createdAt) {
	}

}
