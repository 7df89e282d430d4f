package org.reviewscope.modelstore.prediction;

import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;
import org.reviewscope.modelstore.model.Sentiment;

/**
 * A prediction as the API shows it.
 *
 * @param id its id
 * @param content what is kept of it
 * @param feedback what a user said it is, if one did
 */
record RecordedPrediction(UUID id, @JsonUnwrapped PredictionRecord content, @Nullable Sentiment feedback) {

	RecordedPrediction(Prediction prediction) {
		this(prediction.id(), prediction.content(), prediction.feedback());
	}

}
