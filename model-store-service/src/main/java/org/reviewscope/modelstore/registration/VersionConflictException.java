package org.reviewscope.modelstore.registration;

import java.io.Serial;

import org.reviewscope.modelstore.model.ModelId;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The version is registered with other content, and versions never change.
 */
class VersionConflictException extends ErrorResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	VersionConflictException(ModelId model) {
		super(HttpStatus.CONFLICT,
				ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT,
						"%s is registered with other content. Give the changed model a new version.".formatted(model)),
				null);
	}

}
