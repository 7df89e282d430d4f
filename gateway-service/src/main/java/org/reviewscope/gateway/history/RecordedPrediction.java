package org.reviewscope.gateway.history;

import java.time.Instant;
import java.util.UUID;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.reviewscope.gateway.prediction.Model;
import org.reviewscope.gateway.prediction.Scores;
import org.reviewscope.gateway.prediction.Sentiment;

/**
 * An earlier prediction as the public API answers it.
 *
 * @param id id of the prediction
 * @param sentiment sentiment with the highest score
 * @param confidence that score
 * @param scores score of each sentiment
 * @param model model that the prediction came from
 * @param recorded always {@code true}: only a recorded prediction can be found
 * @param traceId trace of the request that asked for it, not of this one
 * @param createdAt when it was made
 * @param feedback what somebody says that it should have been, if anybody has
 */
@Schema(requiredProperties = { "id", "sentiment", "confidence", "scores", "model", "recorded", "traceId", "createdAt",
		"feedback" })
record RecordedPrediction(UUID id, Sentiment sentiment,
		@Schema(description = "The highest of the scores", example = "0.97") double confidence, Scores scores,
		Model model, @Schema(description = "Always true", example = "true") boolean recorded,
		@Schema(description = "Trace of the request that asked for the prediction, null without tracing",
				nullable = true, example = "0af7651916cd43dd8448eb211c80319c") @Nullable String traceId,
		Instant createdAt, @Schema(description = "What it should have been, null if nobody has said so",
				nullable = true) @Nullable Sentiment feedback) {

	static RecordedPrediction of(StoredPrediction stored) {
		return new RecordedPrediction(stored.id(), stored.sentiment(), stored.confidence(), stored.scores(),
				stored.model(), true, stored.traceId(), stored.createdAt(), stored.feedback());
	}

}
