package org.reviewscope.modelstore.registry;

import java.io.Serial;

import org.reviewscope.modelstore.model.ModelId;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The file of a registered version is missing, for example after a database was restored
 * without its data directory.
 */
class ArtifactMissingException extends ErrorResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	ArtifactMissingException(ModelId model) {
		super(HttpStatus.SERVICE_UNAVAILABLE,
				ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE,
						"The artifact of %s is missing in the store's data directory. Uploading it again mends this."
							.formatted(model)),
				null);
	}

}
