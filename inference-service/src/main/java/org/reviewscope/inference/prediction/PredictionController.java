package org.reviewscope.inference.prediction;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Predictions over HTTP.
 */
@RestController
@RequestMapping("/predictions")
class PredictionController {

	private final RecordedPredictor predictor;

	PredictionController(RecordedPredictor predictor) {
		this.predictor = predictor;
	}

	@PostMapping
	PredictionResponse predict(@RequestBody PredictionRequest request) {
		return this.predictor.predict(request);
	}

	@PostMapping("/batch")
	PredictionResponse.Batch predictBatch(@RequestBody BatchRequest request) {
		return this.predictor.predictBatch(request.asked());
	}

}
