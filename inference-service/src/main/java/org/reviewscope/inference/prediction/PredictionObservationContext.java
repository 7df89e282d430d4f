package org.reviewscope.inference.prediction;

import java.util.List;

import io.micrometer.observation.Observation;

/**
 * What is known of a request's predictions while they are observed.
 */
class PredictionObservationContext extends Observation.Context {

	private final int batchSize;

	private List<Prediction> predictions = List.of();

	PredictionObservationContext(int batchSize) {
		this.batchSize = batchSize;
	}

	int getBatchSize() {
		return this.batchSize;
	}

	List<Prediction> getPredictions() {
		return this.predictions;
	}

	void setPredictions(List<Prediction> predictions) {
		this.predictions = predictions;
	}

}
