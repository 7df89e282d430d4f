package org.reviewscope.gateway.prediction;

import org.reviewscope.gateway.refusal.Refusal;
import org.reviewscope.gateway.refusal.Refused;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A batch of no reviews, of too many, or of something else.
 */
final class BadBatchException extends ErrorResponseException implements Refused {

	private static final long serialVersionUID = 1L;

	private final Refusal refusal;

	private BadBatchException(Refusal refusal, String detail) {
		super(HttpStatus.BAD_REQUEST, ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail), null);
		this.refusal = refusal;
	}

	static BadBatchException ofSize(int size) {
		return new BadBatchException(Refusal.BATCH_SIZE,
				"A batch holds 1 to %d reviews, this one %d. Send them as {\"reviews\": [\"...\", ...]}."
					.formatted(BatchRequest.MAX_REVIEWS, size));
	}

	static BadBatchException noTextAt(int index) {
		return new BadBatchException(Refusal.WRONG_TYPE,
				"The review at index %d is not a text. Every review of a batch has to be one.".formatted(index));
	}

	@Override
	public Refusal refusal() {
		return this.refusal;
	}

}
