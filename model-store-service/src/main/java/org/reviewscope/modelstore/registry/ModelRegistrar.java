package org.reviewscope.modelstore.registry;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

import org.reviewscope.modelstore.artifact.ArtifactStore;
import org.reviewscope.modelstore.artifact.IncomingArtifact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * Registers versions: a name stands for one content for ever, whoever sends it and how
 * often.
 */
@Service
class ModelRegistrar {

	private static final Logger logger = LoggerFactory.getLogger(ModelRegistrar.class);

	private final ArtifactStore artifacts;

	private final RegisteredVersions versions;

	ModelRegistrar(ArtifactStore artifacts, RegisteredVersions versions) {
		this.artifacts = artifacts;
		this.versions = versions;
	}

	/**
	 * Takes an artifact in.
	 * @param content the zip
	 * @param expectation throws when the artifact is not what the sender says
	 * @return what it came to
	 * @throws IOException when the artifact cannot be read or kept
	 */
	Registration register(InputStream content, Consumer<IncomingArtifact> expectation) throws IOException {
		try (IncomingArtifact artifact = this.artifacts.receive(content)) {
			expectation.accept(artifact);
			Optional<RegisteredVersion> known = this.versions.findByModel(artifact.manifest().id());
			return known.isPresent() ? compare(known.get(), artifact) : add(artifact);
		}
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
