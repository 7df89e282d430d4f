package org.reviewscope.modelstore.prediction;

import java.util.UUID;

import org.reviewscope.modelstore.model.Sentiment;

import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The recorded predictions.
 */
interface Predictions extends ListCrudRepository<Prediction, UUID> {

	/**
	 * Sets the feedback, unless it is the same already. The database compares, so that
	 * when several equal requests come at once, only one counts as a change.
	 * @param id the prediction
	 * @param actual what the user says it is
	 * @return how many rows changed
	 */
	@Transactional
	@Modifying
	@Query("""
			update Prediction p set p.feedback = :actual
			where p.id = :id and (p.feedback is null or p.feedback <> :actual)""")
	int changeFeedback(UUID id, Sentiment actual);

}
