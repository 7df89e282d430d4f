package org.reviewscope.modelstore.registry;

import java.util.Optional;

import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.rollout.CandidateActiveException;
import org.reviewscope.modelstore.rollout.CandidateRollout;
import org.reviewscope.modelstore.rollout.RolloutRequest;

import org.springframework.stereotype.Service;

/**
 * Makes a version the candidate, if there is something to try it beside.
 */
@Service
class ModelNominator {

	private final ModelRegistry registry;

	private final CandidateRollout rollout;

	ModelNominator(ModelRegistry registry, CandidateRollout rollout) {
		this.registry = registry;
		this.rollout = rollout;
	}

	ActiveVersion.CandidateVersion nominate(RolloutRequest request) {
		RegisteredVersion version = this.registry.get(request.model());
		Optional<ModelId> active = this.registry.active().map(ActiveVersion::id);
		if (active.orElseThrow(ModelNotFoundException::noneActive).equals(request.model())) {
			throw new CandidateActiveException(request.model());
		}
		return new ActiveVersion.CandidateVersion(version, this.rollout.start(request));
	}

	void withdraw() {
		this.rollout.rollBack();
	}

}
