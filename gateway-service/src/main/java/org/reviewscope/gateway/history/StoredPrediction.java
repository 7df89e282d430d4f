package org.reviewscope.gateway.history;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import org.reviewscope.gateway.prediction.Model;
import org.reviewscope.gateway.prediction.Scores;
import org.reviewscope.gateway.prediction.Sentiment;

/**
 * A prediction as the model store keeps it, without what the public API does not show.
 *
 * @param id id of the prediction
 * @param sentiment sentiment with the highest score
 * @param confidence that score
 * @param scores score of each sentiment
 * @param model model that the prediction came from
 * @param traceId trace of the request that asked for it
 * @param createdAt when it was made
 * @param feedback what somebody says that it should have been
 */
record StoredPrediction(@JsonProperty(required = true) UUID id, @JsonProperty(required = true) Sentiment sentiment,
		@JsonProperty(required = true) double confidence, @JsonProperty(required = true) Scores scores,
		@JsonProperty(required = true) Model model, @Nullable String traceId,
		@JsonProperty(required = true) Instant createdAt, @Nullable Sentiment feedback) {
}
