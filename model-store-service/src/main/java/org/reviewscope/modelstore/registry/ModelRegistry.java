package org.reviewscope.modelstore.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.reviewscope.modelstore.artifact.ArtifactStore;
import org.reviewscope.modelstore.artifact.IncomingArtifact;
import org.reviewscope.modelstore.model.ModelId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * Knows the models: registers versions and says which one is active.
 */
@Service
public class ModelRegistry {

	private static final Logger logger = LoggerFactory.getLogger(ModelRegistry.class);

	private final ArtifactStore artifacts;

	private final RegisteredVersions versions;

	private final Activations activations;

	private final ApplicationEventPublisher events;

	ModelRegistry(ArtifactStore artifacts, RegisteredVersions versions, Activations activations,
			ApplicationEventPublisher events) {
		this.artifacts = artifacts;
		this.versions = versions;
		this.activations = activations;
		this.events = events;
	}

	/**
	 * Returns the active model.
	 * @return the model, or nothing before the first activation
	 */
	public Optional<ActiveModel> active() {
		return this.activations.findFirstByOrderByIdDesc().map(ActiveModel::new);
	}

	/**
	 * Returns whether a version is known.
	 * @param model the version
	 * @return {@code true} if it was registered
	 */
	public boolean isRegistered(ModelId model) {
		return this.versions.existsByModel(model);
	}

	boolean isEmpty() {
		return this.versions.count() == 0;
	}

	List<RegisteredVersion> all() {
		return this.versions.findAllByOrderByModelNameAscIdAsc();
	}

	RegisteredVersion get(ModelId model) {
		return this.versions.findByModel(model).orElseThrow(() -> new ModelNotFoundException(model));
	}

	Path artifact(RegisteredVersion version) {
		return this.artifacts.find(version.sha256()).orElseThrow(() -> new ArtifactMissingException(version.model()));
	}

	Registration register(InputStream content, Consumer<IncomingArtifact> expectation) throws IOException {
		try (IncomingArtifact artifact = this.artifacts.receive(content)) {
			expectation.accept(artifact);
			Optional<RegisteredVersion> known = this.versions.findByModel(artifact.manifest().id());
			return known.isPresent() ? compare(known.get(), artifact) : add(artifact);
		}
	}

	/**
	 * Makes a version the active one. One insert does it, so that there is no moment with
	 * two or without any.
	 * @param model the version
	 * @return the active model
	 */
	ActiveModel activate(ModelId model) {
		RegisteredVersion version = get(model);
		Optional<ActiveModel> current = active().filter((active) -> active.id().equals(model));
		if (current.isPresent()) {
			return current.get();
		}
		ActiveModel active = new ActiveModel(this.activations.save(new Activation(version)));
		logger.info("Activated {}", model);
		this.events.publishEvent(new ModelActivated(model));
		return active;
	}

	private Registration add(IncomingArtifact artifact) throws IOException {
		boolean fresh = artifact.keep();
		try {
			RegisteredVersion version = this.versions.save(new RegisteredVersion(artifact));
			logger.info("Registered {}, {} bytes", version.model(), version.sizeBytes());
			return new Registration.Added(version);
		}
		catch (RuntimeException ex) {
			return settle(artifact, fresh, ex);
		}
	}

	// Finds out whether a failed insert lost a race against an equal one
	private Registration settle(IncomingArtifact artifact, boolean fresh, RuntimeException failure) throws IOException {
		Optional<RegisteredVersion> winner = (failure instanceof DataIntegrityViolationException)
				? this.versions.findByModel(artifact.manifest().id()) : Optional.empty();
		if (winner.isPresent() && winner.get().sha256().equals(artifact.sha256())) {
			return new Registration.AlreadyThere(winner.get());
		}
		if (fresh) {
			artifact.discard();
		}
		throw winner.isPresent() ? new VersionConflictException(artifact.manifest().id()) : failure;
	}

	private static Registration compare(RegisteredVersion known, IncomingArtifact artifact) throws IOException {
		if (!known.sha256().equals(artifact.sha256())) {
			throw new VersionConflictException(known.model());
		}
		// The file may have been lost since
		artifact.keep();
		return new Registration.AlreadyThere(known);
	}

}
