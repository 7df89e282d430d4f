package org.reviewscope.modelstore.rollout;

import java.util.List;

import org.springframework.data.repository.ListCrudRepository;

/**
 * All rollouts, past ones included.
 */
interface Rollouts extends ListCrudRepository<Rollout, Long> {

	/**
	 * Finds what runs: one rollout, or more for a moment when two are started at once.
	 * @return the rollouts, the newest first
	 */
	List<Rollout> findAllByEndedAtIsNullOrderByIdDesc();

}
