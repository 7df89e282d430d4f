package org.reviewscope.gateway.prediction;

import java.util.List;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Predictions with scores, model and trace, for one review or a batch.
 */
@Tag(name = "Predictions", description = "Classify reviews, look predictions up, and say what they should have been")
@RestController
@RequestMapping(path = "/api/v1/predictions", produces = MediaType.APPLICATION_JSON_VALUE)
class PredictionController {

	private final Predictor predictor;

	PredictionController(Predictor predictor) {
		this.predictor = predictor;
	}

	@Operation(summary = "Classify a review with all that is known of the prediction", operationId = "createPrediction",
			description = "The answer says how sure the model is of each sentiment, and which trace shows how it came about.")
	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	Prediction predict(@RequestBody ReviewRequest request) {
		return this.predictor.predict(request.review());
	}

	@Operation(summary = "Classify up to 64 reviews in one run of the model", operationId = "createPredictions",
			description = "Answers in the order of the reviews. One bad review refuses the batch; the answer names its index.")
	@PostMapping(path = "/batch", consumes = MediaType.APPLICATION_JSON_VALUE)
	BatchPrediction predict(@RequestBody BatchRequest request) {
		return new BatchPrediction(this.predictor.predict(request.texts()));
	}

	// Otherwise "batch" would be taken for the id of a prediction
	@Hidden
	@RequestMapping(path = "/batch",
			method = { RequestMethod.GET, RequestMethod.PUT, RequestMethod.PATCH, RequestMethod.DELETE })
	void refuse(HttpMethod method) throws HttpRequestMethodNotSupportedException {
		throw new HttpRequestMethodNotSupportedException(method.name(), List.of(HttpMethod.POST.name()));
	}

	@Hidden
	@RequestMapping(path = "/batch", method = RequestMethod.OPTIONS)
	ResponseEntity<Void> options() {
		return ResponseEntity.ok().allow(HttpMethod.POST, HttpMethod.OPTIONS).build();
	}

}
