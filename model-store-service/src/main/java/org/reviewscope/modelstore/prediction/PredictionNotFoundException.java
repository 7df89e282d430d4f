package org.reviewscope.modelstore.prediction;

import java.io.Serial;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * No prediction was recorded under an id.
 */
class PredictionNotFoundException extends ErrorResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	PredictionNotFoundException(UUID id) {
		super(HttpStatus.NOT_FOUND, ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND,
				"No prediction is recorded under %s.".formatted(id)), null);
	}

}
