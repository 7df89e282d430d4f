package org.reviewscope.inference.model;

import org.jspecify.annotations.Nullable;

/**
 * Says why an artifact cannot serve.
 */
class InvalidModelException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	InvalidModelException(String message) {
		this(message, null);
	}

	InvalidModelException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
