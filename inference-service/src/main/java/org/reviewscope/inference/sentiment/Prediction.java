package org.reviewscope.inference.sentiment;

import java.util.UUID;

/**
 * What the model says of one review.
 *
 * @param id the prediction's id
 * @param scores the scores of all sentiments
 * @param model the version that predicted
 * @param reviewLength the review's length in characters
 * @param tokens the number of tokens the model read
 * @param truncated whether the model read only the review's beginning
 */
public record Prediction(UUID id, Scores scores, ModelRef model, int reviewLength, int tokens, boolean truncated) {

	public Sentiment sentiment() {
		return this.scores.sentiment();
	}

	public double confidence() {
		return this.scores.confidence();
	}

}
