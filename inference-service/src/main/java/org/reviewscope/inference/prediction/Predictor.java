package org.reviewscope.inference.prediction;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.sentiment.Prediction;

/**
 * Answers what clients ask.
 */
interface Predictor {

	/**
	 * Predicts one review.
	 * @param request what a client asks
	 * @return the prediction
	 * @throws PredictionException if there is none
	 */
	Prediction predict(PredictionRequest request);

	/**
	 * Predicts many reviews.
	 * @param requests what a client asks
	 * @return the predictions, in the same order
	 * @throws PredictionException if there are none
	 */
	List<Prediction> predictBatch(List<@Nullable PredictionRequest> requests);

}
