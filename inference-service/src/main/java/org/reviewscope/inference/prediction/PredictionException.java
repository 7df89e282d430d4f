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

	private PredictionException(ErrorReason reason, HttpStatus status, @Nullable String title, String detail,
			@Nullable Throwable cause) {
		super(status, problem(status, title, detail), cause);
		this.reason = reason;
	}

	static PredictionException refused(ErrorReason reason, String title, String detail) {
		return new PredictionException(reason, HttpStatus.BAD_REQUEST, title, detail, null);
	}

	// A later attempt may well succeed
	static PredictionException busy(ErrorReason reason, @Nullable String title, long seconds, Throwable cause) {
		PredictionException exception = new PredictionException(reason, HttpStatus.SERVICE_UNAVAILABLE, title,
				(seconds > 1) ? "Try again in %d seconds.".formatted(seconds) : "Try again in a second.", cause);
		exception.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		return exception;
	}

	private static ProblemDetail problem(HttpStatus status, @Nullable String title, String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
		problem.setTitle(title);
		return problem;
	}

	// Its reason says where it comes from. Refusals should be cheap
	@Override
	public Throwable fillInStackTrace() {
		return this;
	}

	ErrorReason reason() {
		return this.reason;
	}

	boolean isClientError() {
		return getStatusCode().is4xxClientError();
	}

}
