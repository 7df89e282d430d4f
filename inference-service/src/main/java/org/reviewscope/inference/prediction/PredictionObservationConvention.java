package org.reviewscope.inference.prediction;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names and keys of a prediction's observation; a bean of this type replaces the default.
 */
interface PredictionObservationConvention extends ObservationConvention<PredictionObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof PredictionObservationContext;
	}

}
