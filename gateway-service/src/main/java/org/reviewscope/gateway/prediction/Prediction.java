package org.reviewscope.gateway.prediction;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A prediction as the public API answers it.
 *
 * @param id id to ask for the prediction again and to give feedback on it
 * @param sentiment sentiment with the highest score
 * @param confidence that score
 * @param scores score of each sentiment
 * @param model model that the prediction came from
 * @param recorded whether the prediction is committed in the model store
 * @param traceId trace of the request, to look it up by
 */
record Prediction(UUID id, Sentiment sentiment, double confidence, Scores scores, Model model, boolean recorded,
		@Nullable String traceId) {

	static Prediction of(InferenceClient.Result result, @Nullable String traceId) {
		return new Prediction(result.id(), result.sentiment(), result.confidence(), result.scores(), result.model(),
				result.recorded(), traceId);
	}

}
