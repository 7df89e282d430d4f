package org.reviewscope.observability.autoconfigure.request;

import java.time.Duration;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A request body that takes too long to arrive.
 */
class BodyTooSlowException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	BodyTooSlowException(Duration maxTime) {
		super(HttpStatus.REQUEST_TIMEOUT, ProblemDetail.forStatusAndDetail(HttpStatus.REQUEST_TIMEOUT,
				"The request body did not arrive within %s seconds. Send it at once.".formatted(seconds(maxTime))),
				null);
	}

	private static String seconds(Duration time) {
		return (time.toMillisPart() != 0) ? String.valueOf(time.toMillis() / 1000.0) : String.valueOf(time.toSeconds());
	}

}
