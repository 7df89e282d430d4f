package org.reviewscope.gateway.prediction;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A batch of no reviews, of too many, or of something else.
 */
final class BadBatchException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private BadBatchException(String detail) {
		super(HttpStatus.BAD_REQUEST, ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail), null);
	}

	static BadBatchException ofSize(int size) {
		return new BadBatchException(
				"A batch holds 1 to %d reviews, this one %d. Send them as {\"reviews\": [\"...\", ...]}."
					.formatted(BatchRequest.MAX_REVIEWS, size));
	}

	static BadBatchException noTextAt(int index) {
		return new BadBatchException(
				"The review at index %d is not a text. Every review of a batch has to be one.".formatted(index));
	}

}
