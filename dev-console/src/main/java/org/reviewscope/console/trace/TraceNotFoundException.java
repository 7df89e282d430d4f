package org.reviewscope.console.trace;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * No span or log record of the trace has arrived, or all were dropped.
 */
@SuppressWarnings("serial")
public class TraceNotFoundException extends ErrorResponseException {

	public TraceNotFoundException(TraceId id) {
		super(HttpStatus.NOT_FOUND, ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "Nothing of trace "
				+ id.value()
				+ " has arrived, or it was dropped because it is old. Spans arrive some seconds after their request"),
				null);
	}

}
