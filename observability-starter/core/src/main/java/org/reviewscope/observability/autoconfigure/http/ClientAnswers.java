package org.reviewscope.observability.autoconfigure.http;

import java.io.IOException;

import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.ExpectedRefusals;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.observation.ClientRequestObservationContext;

/**
 * Tells which answers to this service's own calls are errors.
 */
final class ClientAnswers {

	static final ExpectedRefusals NONE = (status, headers) -> false;

	private final ExpectedRefusals refusals;

	ClientAnswers(ExpectedRefusals refusals) {
		this.refusals = refusals;
	}

	/**
	 * Returns the value of {@code error.type}.
	 * @param context the call
	 * @return the exception's class, or else the status code; {@code null} if the call
	 * has not failed
	 */
	@Nullable String errorType(ClientRequestObservationContext context) {
		ClientHttpResponse response = context.getResponse();
		return errorType(status(context), (response != null) ? response.getHeaders() : null, context.getError());
	}

	@Nullable String errorType(@Nullable HttpStatusCode status, @Nullable HttpHeaders headers, @Nullable Throwable error) {
		if (status != null && isExpected(status, headers)) {
			return null;
		}
		if (error != null) {
			return error.getClass().getName();
		}
		return (status != null && status.isError()) ? Integer.toString(status.value()) : null;
	}

	private boolean isExpected(HttpStatusCode status, @Nullable HttpHeaders headers) {
		return status.is4xxClientError() && headers != null && this.refusals.isExpected(status, headers);
	}

	static @Nullable HttpStatusCode status(ClientRequestObservationContext context) {
		try {
			return (context.getResponse() != null) ? context.getResponse().getStatusCode() : null;
		}
		catch (IOException ex) {
			// There was no status to read: the error that follows says why
			return null;
		}
	}

}
