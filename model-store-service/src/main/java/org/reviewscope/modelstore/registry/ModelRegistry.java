package org.reviewscope.modelstore.registry;

import java.nio.file.Path;
import java.util.Optional;

import org.reviewscope.modelstore.artifact.ArtifactStore;
import org.reviewscope.modelstore.artifact.IncomingArtifact;
import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.rollout.Candidate;
import org.reviewscope.modelstore.rollout.CandidateRollout;

import org.springframework.stereotype.Service;

/**
 * Knows which models there are and which one is active.
 */
@Service
public class ModelRegistry {

	private final ArtifactStore artifacts;

	private final RegisteredVersions versions;

	private final Activations activations;

	private final CandidateRollout rollout;

	ModelRegistry(ArtifactStore artifacts, RegisteredVersions versions, Activations activations,
			CandidateRollout rollout) {
		this.artifacts = artifacts;
		this.versions = versions;
		this.activations = activations;
		this.rollout = rollout;
	}

	/**
	 * Returns the active model.
	 * @return the model, or nothing before the first activation
	 */
	public Optional<ActiveVersion> active() {
		return this.activations.findFirstByOrderByIdDesc().map(ActiveVersion::new);
	}

	/**
	 * Returns the active model with the candidate beside it. They are read in this order,
	 * so that a promotion in the meantime looks like one, and not like a roll back.
	 * @return the model, or nothing before the first activation
	 */
	Optional<ActiveVersion> activeWithCandidate() {
		Optional<Candidate> candidate = this.rollout.candidate();
		return active().map((active) -> beside(active.id(), candidate)
			.map((tried) -> active.with(new ActiveVersion.CandidateVersion(get(tried.model()), tried)))
			.orElse(active));
	}

	// A version that has just become active is a candidate no longer, even if the row
	// that
	// says so is not written yet
	private static Optional<Candidate> beside(ModelId active, Optional<Candidate> candidate) {
		return candidate.filter((tried) -> !tried.model().equals(active));
	}

	/**
	 * Returns whether a version is known.
	 * @param model the version
	 * @return {@code true} if it was registered
	 */
	public boolean isRegistered(ModelId model) {
		return this.versions.existsByModel(model);
	}

	/**
	 * Returns how many versions were ever registered.
	 * @return their number
	 */
	public long size() {
		return this.versions.count();
	}

	/**
	 * Returns whether a version with this content is known.
	 * @param sha256 the checksum of its artifact
	 * @return {@code true} if it was registered
	 */
	public boolean holds(String sha256) {
		return this.versions.existsBySha256(sha256);
	}

	/**
	 * Finds a version.
	 * @param model the version
	 * @return what is known of it, or nothing if it was never registered
	 */
	public Optional<ModelCatalog.Version> find(ModelId model) {
		return this.versions.findByModel(model).map(this::describe);
	}

	/**
	 * Adds a version. It is not active yet.
	 * @param artifact the artifact that holds it
	 * @return what is known of it now
	 */
	public ModelCatalog.Version add(IncomingArtifact artifact) {
		return ModelCatalog.Version.of(this.versions.save(new RegisteredVersion(artifact)), Optional.empty(),
				Optional.empty());
	}

	ModelCatalog catalog() {
		Optional<ModelId> active = active().map(ActiveVersion::id);
		return ModelCatalog.of(this.versions.findAllByOrderByModelNameAscIdAsc(), active, candidate(active));
	}

	private ModelCatalog.Version describe(RegisteredVersion version) {
		Optional<ModelId> active = active().map(ActiveVersion::id);
		return ModelCatalog.Version.of(version, active, candidate(active));
	}

	private Optional<ModelId> candidate(Optional<ModelId> active) {
		return active.flatMap((model) -> beside(model, this.rollout.candidate())).map(Candidate::model);
	}

	RegisteredVersion get(ModelId model) {
		return this.versions.findByModel(model).orElseThrow(() -> new ModelNotFoundException(model));
	}

	Path artifact(RegisteredVersion version) {
		return this.artifacts.find(version.sha256()).orElseThrow(() -> new ArtifactMissingException(version.model()));
	}

}
