package org.reviewscope.inference.record;

import java.util.List;

/**
 * Sees to it that predictions are recorded.
 */
@FunctionalInterface
public interface PredictionRecorder {

	/**
	 * Records the predictions of one request.
	 * @param records the predictions
	 * @return whether the store has committed them; if not, they may be later
	 */
	boolean record(List<PredictionRecord> records);

}
