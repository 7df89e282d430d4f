package org.reviewscope.modelstore.rollout;

import java.io.Serial;

import org.reviewscope.modelstore.model.ModelId;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The active version cannot be tried beside itself.
 */
public class CandidateActiveException extends ErrorResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	public CandidateActiveException(ModelId model) {
		super(HttpStatus.CONFLICT, ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
				"%s is active already. A candidate is another version.".formatted(model)), null);
	}

}
