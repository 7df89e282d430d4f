package org.reviewscope.modelstore.registration;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

import io.micrometer.observation.annotation.Observed;
import org.reviewscope.modelstore.artifact.ArtifactStore;
import org.reviewscope.modelstore.artifact.IncomingArtifact;
import org.reviewscope.modelstore.registry.ModelCatalog;
import org.reviewscope.modelstore.registry.ModelRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;

/**
 * Registers versions. The content of a version never changes: the same content may be
 * sent again, other content is refused.
 */
@Service
class ModelRegistrar {

	private static final Logger logger = LoggerFactory.getLogger(ModelRegistrar.class);

	private final ArtifactStore artifacts;

	private final ModelRegistry registry;

	ModelRegistrar(ArtifactStore artifacts, ModelRegistry registry) {
		this.artifacts = artifacts;
		this.registry = registry;
	}

	/**
	 * Checks an artifact, keeps its file and registers the version in it.
	 * @param content the zip
	 * @param expectation throws when the artifact is not what the sender says
	 * @return the registered version
	 * @throws IOException when the artifact cannot be read or kept
	 */
	@Observed(name = "model.registration", contextualName = "register model")
	Registration register(InputStream content, Consumer<IncomingArtifact> expectation) throws IOException {
		try (IncomingArtifact artifact = this.artifacts.receive(content)) {
			expectation.accept(artifact);
			Optional<ModelCatalog.Version> known = this.registry.find(artifact.manifest().id());
			return known.isPresent() ? compare(known.get(), artifact) : add(artifact);
		}
	}

	private Registration add(IncomingArtifact artifact) throws IOException {
		boolean fresh = artifact.keep();
		try {
			ModelCatalog.Version version = this.registry.add(artifact);
			logger.info("Registered {}, {} bytes", artifact.manifest().id(), version.sizeBytes());
			return new Registration(artifact.manifest().id(), version, true);
		}
		catch (RuntimeException ex) {
			return settle(artifact, fresh, ex);
		}
	}

	// Another request may have inserted the same version in the meantime. If it is not
	// known whether there is a row now, the file stays: it does less harm than a row
	// without a file
	private Registration settle(IncomingArtifact artifact, boolean fresh, RuntimeException failure) throws IOException {
		Optional<ModelCatalog.Version> winner = (failure instanceof DataIntegrityViolationException)
				? this.registry.find(artifact.manifest().id()) : Optional.empty();
		if (winner.isPresent() && winner.get().sha256().equals(artifact.sha256())) {
			return new Registration(artifact.manifest().id(), winner.get(), false);
		}
		if (winner.isEmpty()) {
			throw failure;
		}
		if (fresh) {
			artifact.discard();
		}
		throw new VersionConflictException(artifact.manifest().id());
	}

	private static Registration compare(ModelCatalog.Version known, IncomingArtifact artifact) throws IOException {
		if (!known.sha256().equals(artifact.sha256())) {
			throw new VersionConflictException(artifact.manifest().id());
		}
		// The file may have been lost since
		artifact.keep();
		return new Registration(artifact.manifest().id(), known, false);
	}

}
