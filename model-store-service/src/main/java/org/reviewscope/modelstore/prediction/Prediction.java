package org.reviewscope.modelstore.prediction;

import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;
import org.reviewscope.modelstore.model.Sentiment;

/**
 * A recorded prediction, with the feedback on it.
 */
@Entity
class Prediction {

	@Id
	private UUID id;

	@Embedded
	private PredictionRecord content;

	private @Nullable Sentiment feedback;

	@SuppressWarnings("NullAway.Init")
	protected Prediction() {
	}

	Prediction(UUID id, PredictionRecord content) {
		this.id = id;
		this.content = content;
	}

	UUID id() {
		return this.id;
	}

	PredictionRecord content() {
		return this.content;
	}

	@Nullable Sentiment feedback() {
		return this.feedback;
	}

}
