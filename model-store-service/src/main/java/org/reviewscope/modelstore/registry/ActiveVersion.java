package org.reviewscope.modelstore.registry;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.rollout.Candidate;
import org.reviewscope.modelstore.rollout.RolloutMode;

/**
 * The version that is to be served, and the one that is tried beside it.
 *
 * @param name the model's name
 * @param version the version's name
 * @param sha256 the artifact's checksum
 * @param sizeBytes the artifact's size
 * @param activatedAt when it was activated
 * @param candidate the version that is tried, left out without a rollout
 */
public record ActiveVersion(String name, String version, String sha256, long sizeBytes, Instant activatedAt,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CandidateVersion candidate) {

	ActiveVersion(Activation activation) {
		this(activation.version().model().name(), activation.version().model().version(), activation.version().sha256(),
				activation.version().sizeBytes(), activation.activatedAt(), null);
	}

	/**
	 * Returns which version of which model this is.
	 * @return the id
	 */
	public ModelId id() {
		return new ModelId(this.name, this.version);
	}

	ActiveVersion with(CandidateVersion tried) {
		return new ActiveVersion(this.name, this.version, this.sha256, this.sizeBytes, this.activatedAt, tried);
	}

	/**
	 * The version that is tried beside the active one.
	 *
	 * @param name the model's name
	 * @param version the version's name
	 * @param sha256 the artifact's checksum
	 * @param sizeBytes the artifact's size
	 * @param mode how it is tried
	 * @param percent the share of the requests that it gets
	 * @param startedAt since when
	 */
	public record CandidateVersion(String name, String version, String sha256, long sizeBytes, RolloutMode mode,
			int percent, Instant startedAt) {

		CandidateVersion(RegisteredVersion registered, Candidate tried) {
			this(registered.model().name(), registered.model().version(), registered.sha256(), registered.sizeBytes(),
					tried.mode(), tried.percent(), tried.startedAt());
		}

	}

}
