package org.reviewscope.gateway.prediction;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Predictions with all that is known of them, one review or a batch at a time.
 */
@RestController
@RequestMapping(path = "/api/v1/predictions", produces = MediaType.APPLICATION_JSON_VALUE)
class PredictionController {

	private final Predictor predictor;

	PredictionController(Predictor predictor) {
		this.predictor = predictor;
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Prediction predict(@RequestBody ReviewRequest request) {
		return this.predictor.predict(request.review());
	}

	@PostMapping(path = "/batch", consumes = MediaType.APPLICATION_JSON_VALUE)
	BatchPrediction predict(@RequestBody BatchRequest request) {
		return new BatchPrediction(this.predictor.predict(request.texts()));
	}

}
