package org.reviewscope.gateway.prediction;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The course's sentiment API, with the same requests and answers, so that its clients
 * work unchanged.
 */
@Tag(name = "Course API", description = "The sentiment API of the course, unchanged")
@RestController
class CourseController {

	private final Predictor predictor;

	CourseController(Predictor predictor) {
		this.predictor = predictor;
	}

	@Operation(summary = "Classify a review", description = "Answers the sentiment and nothing else.")
	@PostMapping(path = "/predict", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	PlainPrediction predict(@RequestBody ReviewRequest request) {
		return new PlainPrediction(this.predictor.predict(request.review()).sentiment());
	}

}
