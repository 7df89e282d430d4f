package org.reviewscope.modelstore.registry;

import java.io.Serial;

import org.reviewscope.modelstore.model.ModelId;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The version asked for is not in the registry.
 */
class ModelNotFoundException extends ErrorResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	ModelNotFoundException(ModelId model) {
		this("%s is not registered. GET /models lists what is.".formatted(model));
	}

	private ModelNotFoundException(String detail) {
		super(HttpStatus.NOT_FOUND, ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, detail), null);
	}

	static ModelNotFoundException noneActive() {
		return new ModelNotFoundException(
				"No model is active. Register one with POST /models/{name}/versions, then PUT /models/active.");
	}

}
