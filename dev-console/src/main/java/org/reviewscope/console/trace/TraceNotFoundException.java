package org.reviewscope.console.trace;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A trace of which nothing has arrived, or nothing is left.
 */
@SuppressWarnings("serial")
class TraceNotFoundException extends ErrorResponseException {

	TraceNotFoundException(TraceId id) {
		super(HttpStatus.NOT_FOUND, ProblemDetail
			.forStatusAndDetail(HttpStatus.NOT_FOUND, "Nothing of trace " + id.value()
					+ " has arrived, or it is so old that it was dropped. Spans come some seconds after their request"),
				null);
	}

}
