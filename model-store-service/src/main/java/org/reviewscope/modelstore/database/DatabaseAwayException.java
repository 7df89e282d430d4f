package org.reviewscope.modelstore.database;

import java.io.Serial;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The database does not answer. The request is correct and may be sent again.
 */
class DatabaseAwayException extends ErrorResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	// Short: a client may try every second until the database is back
	private static final String SECONDS = "1";

	DatabaseAwayException(RuntimeException cause) {
		super(HttpStatus.SERVICE_UNAVAILABLE, ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"The database does not answer. Send the same request again later: a repeated write is the same write."),
				cause);
		getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS);
	}

}
