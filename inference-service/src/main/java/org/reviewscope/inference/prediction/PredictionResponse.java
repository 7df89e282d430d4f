package org.reviewscope.inference.prediction;

import java.util.List;
import java.util.UUID;

import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.sentiment.Sentiment;

/**
 * The answer to one review.
 *
 * @param id the prediction's id
 * @param sentiment the sentiment with the highest score
 * @param confidence that score
 * @param scores the scores of all sentiments
 * @param model the version that predicted
 * @param tokens the number of tokens the model read
 * @param truncated whether the model read only the review's beginning
 * @param recorded whether the store has committed the prediction
 */
record PredictionResponse(UUID id, Sentiment sentiment, double confidence, Scores scores, ModelRef model, int tokens,
		boolean truncated, boolean recorded) {

	PredictionResponse(Prediction prediction, boolean recorded) {
		this(prediction.id(), prediction.sentiment(), prediction.confidence(), prediction.scores(), prediction.model(),
				prediction.tokens(), prediction.truncated(), recorded);
	}

	/**
	 * The answer to many reviews.
	 *
	 * @param predictions the answers, in the order of the reviews
	 */
	record Batch(List<PredictionResponse> predictions) {

	}

}
