package org.reviewscope.inference.artifact;

import org.jspecify.annotations.Nullable;

/**
 * Says why an artifact cannot serve.
 */
public class InvalidModelException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public InvalidModelException(String message) {
		this(message, null);
	}

	public InvalidModelException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
