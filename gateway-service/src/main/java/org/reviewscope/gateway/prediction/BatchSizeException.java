package org.reviewscope.gateway.prediction;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A batch of no reviews or of too many.
 */
class BatchSizeException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	BatchSizeException(int size) {
		super(HttpStatus.BAD_REQUEST, problem(size), null);
	}

	private static ProblemDetail problem(int size) {
		String detail = "A batch holds 1 to %d reviews, this one %d. Send them as {\"reviews\": [\"...\", ...]}."
			.formatted(BatchRequest.MAX_REVIEWS, size);
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
		problem.setTitle("Batch of the wrong size");
		return problem;
	}

}
