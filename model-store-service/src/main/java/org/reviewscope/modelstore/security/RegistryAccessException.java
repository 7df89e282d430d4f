package org.reviewscope.modelstore.security;

import java.io.Serial;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * A change of the registry without permission.
 */
final class RegistryAccessException extends ErrorResponseException {

	@Serial
	private static final long serialVersionUID = 1L;

	private RegistryAccessException(HttpStatus status, String detail) {
		super(status, ProblemDetail.forStatusAndDetail(status, detail), null);
	}

	static RegistryAccessException unauthorized() {
		RegistryAccessException exception = new RegistryAccessException(HttpStatus.UNAUTHORIZED,
				"Changing the registry needs the header Authorization: Bearer, followed by the store's admin token.");
		exception.getHeaders().set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		return exception;
	}

	static RegistryAccessException readOnly() {
		return new RegistryAccessException(HttpStatus.FORBIDDEN,
				"The registry is read-only. Start the store with MODEL_STORE_ADMIN_TOKEN set to allow changes.");
	}

}
