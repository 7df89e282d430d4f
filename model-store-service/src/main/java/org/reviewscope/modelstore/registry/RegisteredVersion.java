package org.reviewscope.modelstore.registry;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;
import org.reviewscope.modelstore.artifact.IncomingArtifact;
import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.model.Sentiment;

/**
 * A version of a model that was registered; it never changes.
 */
@Entity
class RegisteredVersion {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Embedded
	private ModelId model;

	private String sha256;

	private long sizeBytes;

	@Convert(converter = LabelsConverter.class)
	private List<Sentiment> labels;

	private int maxLength;

	private Instant createdAt;

	@SuppressWarnings("NullAway.Init")
	protected RegisteredVersion() {
	}

	RegisteredVersion(IncomingArtifact artifact) {
		this.model = artifact.manifest().id();
		this.sha256 = artifact.sha256();
		this.sizeBytes = artifact.sizeBytes();
		this.labels = artifact.manifest().labels();
		this.maxLength = artifact.manifest().maxLength();
		this.createdAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
	}

	ModelId model() {
		return this.model;
	}

	String sha256() {
		return this.sha256;
	}

	long sizeBytes() {
		return this.sizeBytes;
	}

	List<Sentiment> labels() {
		return this.labels;
	}

	int maxLength() {
		return this.maxLength;
	}

	Instant createdAt() {
		return this.createdAt;
	}

}
