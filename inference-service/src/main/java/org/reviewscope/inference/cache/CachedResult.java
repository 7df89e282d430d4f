package org.reviewscope.inference.cache;

import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Review;
import org.reviewscope.inference.sentiment.Scores;

/**
 * The result of a version of a model for a text, without the text.
 *
 * @param scores the scores of all sentiments
 * @param tokens the number of tokens the model read
 * @param truncated whether the model read only the text's beginning
 */
record CachedResult(Scores scores, int tokens, boolean truncated) {

	static CachedResult of(Prediction prediction) {
		return new CachedResult(prediction.scores(), prediction.tokens(), prediction.truncated());
	}

	Prediction predictionOf(Review review, ModelRef model) {
		return new Prediction(review.id(), this.scores, model, review.text().length(), this.tokens, this.truncated);
	}

}
