package org.reviewscope.modelstore.prediction;

import java.io.Serial;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * Another prediction is recorded under this id, and records never change.
 */
class PredictionConflictException extends ErrorResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	PredictionConflictException(UUID id) {
		super(HttpStatus.CONFLICT,
				ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
						"Another prediction is recorded under %s. Give each prediction its own id.".formatted(id)),
				null);
	}

}
