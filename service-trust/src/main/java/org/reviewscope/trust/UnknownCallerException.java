package org.reviewscope.trust;

import java.io.Serial;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A call that is not from a service of the suite.
 */
final class UnknownCallerException extends ErrorResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	private static final String DETAIL = "This service answers only the suite. "
			+ "Send the header Authorization: Bearer, followed by one of its tokens.";

	UnknownCallerException(boolean withToken) {
		super(HttpStatus.UNAUTHORIZED, ProblemDetail.forStatusAndDetail(HttpStatus.UNAUTHORIZED, DETAIL), null);
		// RFC 6750: an error code only if a token was sent
		getHeaders().set(HttpHeaders.WWW_AUTHENTICATE,
				"Bearer realm=\"reviewscope\"" + (withToken ? ", error=\"invalid_token\"" : ""));
	}

	String challenge() {
		return String.valueOf(getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE));
	}

	/** A refusal is no failure of the service. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
