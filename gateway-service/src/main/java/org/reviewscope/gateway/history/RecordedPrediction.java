package org.reviewscope.gateway.history;

import java.time.Instant;
import java.util.UUID;

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
 * @param recorded whether it is on record: always, or it could not be told
 * @param traceId trace of the request that asked for it, not of this one
 * @param createdAt when it was made
 * @param feedback what somebody says that it should have been, if anybody has
 */
record RecordedPrediction(UUID id, Sentiment sentiment, double confidence, Scores scores, Model model, boolean recorded,
		@Nullable String traceId, Instant createdAt, @Nullable Sentiment feedback) {

	static RecordedPrediction of(StoredPrediction stored) {
		return new RecordedPrediction(stored.id(), stored.sentiment(), stored.confidence(), stored.scores(),
				stored.model(), true, stored.traceId(), stored.createdAt(), stored.feedback());
	}

}
