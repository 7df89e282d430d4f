package org.reviewscope.modelstore.registry;

import jakarta.validation.Valid;
import org.reviewscope.modelstore.rollout.RolloutRequest;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Starts rollouts and rolls back. Activating the candidate promotes it.
 */
@RestController
@RequestMapping("/models/candidate")
class CandidateController {

	private final ModelNominator nominator;

	CandidateController(ModelNominator nominator) {
		this.nominator = nominator;
	}

	@PutMapping
	ActiveVersion.CandidateVersion nominate(@Valid @RequestBody RolloutRequest request) {
		return this.nominator.nominate(request);
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void withdraw() {
		this.nominator.withdraw();
	}

}
