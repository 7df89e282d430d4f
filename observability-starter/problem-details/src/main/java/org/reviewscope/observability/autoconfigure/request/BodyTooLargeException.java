package org.reviewscope.observability.autoconfigure.request;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponseException;

/**
 * A request body over the limit.
 */
class BodyTooLargeException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	BodyTooLargeException(DataSize limit) {
		super(HttpStatus.CONTENT_TOO_LARGE, ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE,
				"The request body is over %d KiB. Send less at a time.".formatted(limit.toKilobytes())), null);
	}

}
