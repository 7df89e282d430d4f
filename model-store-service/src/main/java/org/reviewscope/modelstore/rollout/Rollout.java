package org.reviewscope.modelstore.rollout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;
import org.reviewscope.modelstore.model.ModelId;

/**
 * One trial of a version, from its start to its end.
 */
@Entity
class Rollout {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Embedded
	private ModelId model;

	private RolloutMode mode;

	private int percent;

	private Instant startedAt;

	private @Nullable Instant endedAt;

	@SuppressWarnings("NullAway.Init")
	protected Rollout() {
	}

	Rollout(RolloutRequest request) {
		this.model = request.model();
		this.mode = request.mode();
		this.percent = request.share();
		this.startedAt = now();
	}

	Candidate candidate() {
		return new Candidate(this.model, this.mode, this.percent, this.startedAt);
	}

	void end() {
		this.endedAt = now();
	}

	private static Instant now() {
		return Instant.now().truncatedTo(ChronoUnit.MICROS);
	}

}
