package org.reviewscope.modelstore.registry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.jspecify.annotations.Nullable;

/**
 * The activation of a version; the newest one counts.
 */
@Entity
class Activation {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@ManyToOne(fetch = FetchType.LAZY, optional = false)
	private RegisteredVersion version;

	private Instant activatedAt;

	@SuppressWarnings("NullAway.Init")
	protected Activation() {
	}

	Activation(RegisteredVersion version) {
		this.version = version;
		this.activatedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
	}

	RegisteredVersion version() {
		return this.version;
	}

	Instant activatedAt() {
		return this.activatedAt;
	}

}
