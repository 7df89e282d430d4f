package org.reviewscope.modelstore.prediction;

import java.util.UUID;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Transient;
import org.jspecify.annotations.Nullable;
import org.reviewscope.modelstore.model.Sentiment;

import org.springframework.data.domain.Persistable;

/**
 * A prediction by its id, with what a user said of it.
 */
@Entity
class Prediction implements Persistable<UUID> {

	@Id
	private UUID id;

	@Embedded
	private PredictionRecord content;

	private @Nullable Sentiment feedback;

	/**
	 * Spares the select that Spring Data would make to find out.
	 */
	@Transient
	private boolean isNew = true;

	@SuppressWarnings("NullAway.Init")
	protected Prediction() {
	}

	Prediction(UUID id, PredictionRecord content) {
		this.id = id;
		this.content = content;
	}

	@Override
	public UUID getId() {
		return this.id;
	}

	@Override
	public boolean isNew() {
		return this.isNew;
	}

	@PostLoad
	@PostPersist
	void markStored() {
		this.isNew = false;
	}

	PredictionRecord content() {
		return this.content;
	}

	@Nullable Sentiment feedback() {
		return this.feedback;
	}

}
