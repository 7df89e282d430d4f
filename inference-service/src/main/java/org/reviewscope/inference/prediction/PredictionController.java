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

	private final PredictionService service;

	PredictionController(PredictionService service) {
		this.service = service;
	}

	@PostMapping
	PredictionResponse predict(@RequestBody PredictionRequest request) {
		return this.service.predict(request);
	}

	@PostMapping("/batch")
	PredictionResponse.Batch predictBatch(@RequestBody PredictionRequest.Batch request) {
		return this.service.predictBatch(request.asked());
	}

}
