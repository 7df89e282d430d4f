package org.reviewscope.inference.telemetry;

import java.util.List;

import io.micrometer.observation.Observation;
import org.reviewscope.inference.sentiment.Prediction;

/**
 * What is known of a request's predictions while they are observed.
 */
public class PredictionObservationContext extends Observation.Context {

	private final int batchSize;

	private List<Prediction> predictions = List.of();

	public PredictionObservationContext(int batchSize) {
		this.batchSize = batchSize;
	}

	public int getBatchSize() {
		return this.batchSize;
	}

	public List<Prediction> getPredictions() {
		return this.predictions;
	}

	public void setPredictions(List<Prediction> predictions) {
		this.predictions = predictions;
	}

}
