package org.reviewscope.inference.prediction;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.recording.Recorder;
import org.reviewscope.inference.sentiment.Prediction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Predicts and records, and tells the client of both.
 */
final class PredictionService {

	private static final Logger logger = LoggerFactory.getLogger(PredictionService.class);

	private final Predictor predictor;

	private final Recorder recorder;

	PredictionService(Predictor predictor, Recorder recorder) {
		this.predictor = predictor;
		this.recorder = recorder;
	}

	PredictionResponse predict(PredictionRequest request) {
		Prediction prediction = this.predictor.predict(request);
		return new PredictionResponse(prediction, record(List.of(prediction)));
	}

	PredictionResponse.Batch predictBatch(List<@Nullable PredictionRequest> requests) {
		List<Prediction> predictions = this.predictor.predictBatch(requests);
		boolean recorded = record(predictions);
		return new PredictionResponse.Batch(
				predictions.stream().map((prediction) -> new PredictionResponse(prediction, recorded)).toList());
	}

	private boolean record(List<Prediction> predictions) {
		boolean recorded = this.recorder.record(predictions);
		logger.info("Predicted {} review(s), first {}, recorded: {}", predictions.size(), predictions.getFirst().id(),
				recorded);
		return recorded;
	}

}
