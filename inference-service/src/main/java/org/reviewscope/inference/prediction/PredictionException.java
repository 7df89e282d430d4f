package org.reviewscope.inference.prediction;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A prediction that is not made, for a reason the client is told.
 */
final class PredictionException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private final ErrorReason reason;

	private PredictionException(ErrorReason reason, HttpStatus status, String title, String detail,
			@Nullable Throwable cause) {
		super(status, problem(status, title, detail), cause);
		this.reason = reason;
	}

	static PredictionException refused(ErrorReason reason, String title, String detail) {
		return new PredictionException(reason, HttpStatus.BAD_REQUEST, title, detail, null);
	}

	// A second attempt a moment later may well succeed
	static PredictionException busy(ErrorReason reason, String title, Throwable cause) {
		PredictionException exception = new PredictionException(reason, HttpStatus.SERVICE_UNAVAILABLE, title,
				"Try again in a second.", cause);
		exception.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
		return exception;
	}

	private static ProblemDetail problem(HttpStatus status, String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setTitle(title);
		return problem;
	}

	ErrorReason reason() {
		return this.reason;
	}

	boolean isClientError() {
		return getStatusCode().is4xxClientError();
	}

}
