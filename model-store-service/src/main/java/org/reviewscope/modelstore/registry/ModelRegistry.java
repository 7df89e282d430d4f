package org.reviewscope.modelstore.registry;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.reviewscope.modelstore.artifact.ArtifactStore;
import org.reviewscope.modelstore.model.ModelId;

import org.springframework.stereotype.Service;

/**
 * Knows which models there are and which one is active.
 */
@Service
public class ModelRegistry {

	private final ArtifactStore artifacts;

	private final RegisteredVersions versions;

	private final Activations activations;

	ModelRegistry(ArtifactStore artifacts, RegisteredVersions versions, Activations activations) {
		this.artifacts = artifacts;
		this.versions = versions;
		this.activations = activations;
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

}
