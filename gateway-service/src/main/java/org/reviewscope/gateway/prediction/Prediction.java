package org.reviewscope.gateway.prediction;

import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
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
@Schema(requiredProperties = { "id", "sentiment", "confidence", "scores", "model", "recorded", "traceId" })
record Prediction(@Schema(description = "Ask for the prediction again, or give feedback on it, by this id") UUID id,
		Sentiment sentiment, @Schema(description = "The highest of the scores", example = "0.97") double confidence,
		Scores scores, Model model,
		@Schema(description = "Whether the prediction is committed in the model store") boolean recorded,
		@Schema(description = "Trace of the request, null without tracing", nullable = true,
				example = "0af7651916cd43dd8448eb211c80319c") @Nullable String traceId) {

	static Prediction of(InferenceClient.Result result, @Nullable String traceId) {
		return new Prediction(result.id(), result.sentiment(), result.confidence(), result.scores(), result.model(),
				result.recorded(), traceId);
	}

}
