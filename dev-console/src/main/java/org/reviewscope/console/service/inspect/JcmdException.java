package org.reviewscope.console.service.inspect;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A JVM could not be asked.
 */
@SuppressWarnings("serial")
final class JcmdException extends ErrorResponseException {

	JcmdException(String detail) {
		super(HttpStatus.SERVICE_UNAVAILABLE, ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, detail),
				null);
	}

	String detail() {
		return String.valueOf(getBody().getDetail());
	}

}
