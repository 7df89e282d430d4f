package org.reviewscope.modelstore.s3;

import java.io.Serial;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * S3 does not answer, or not as it should.
 */
class S3AwayException extends ErrorResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	// Artifacts are asked for by few, and are large
	private static final String SECONDS = "5";

	S3AwayException(Exception cause) {
		super(HttpStatus.SERVICE_UNAVAILABLE, ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
				"The storage of the artifacts does not answer. Send the same request again later."), cause);
		getHeaders().set(HttpHeaders.RETRY_AFTER, SECONDS);
	}

}
