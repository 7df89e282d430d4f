package org.reviewscope.modelstore.artifact;

import java.io.Serial;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * An artifact that is refused: the uploader has to correct it.
 */
public class InvalidArtifactException extends ErrorResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	public InvalidArtifactException(String detail) {
		this(detail, null);
	}

	InvalidArtifactException(String detail, @Nullable Throwable cause) {
		super(HttpStatus.BAD_REQUEST, problem(detail), cause);
	}

	private static ProblemDetail problem(String detail) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, detail);
		problem.setTitle("Invalid model artifact");
		return problem;
	}

}
