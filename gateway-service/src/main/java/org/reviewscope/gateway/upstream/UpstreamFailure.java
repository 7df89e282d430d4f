package org.reviewscope.gateway.upstream;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Why a call to an upstream service did not succeed. Retry, circuit breaker, spans and
 * the answer to the client all depend on it.
 */
enum UpstreamFailure {

	/** No connection was made: nothing was sent, so it may safely be sent again. */
	UNREACHABLE,

	/** No answer in time: the request may have been carried out. */
	TIMED_OUT,

	/** The service is overloaded and says when to try again: it works as intended. */
	BUSY,

	/** The service refuses what the client asked for, and says why. */
	REFUSED,

	/** An error of the service, a broken connection or an unreadable answer. */
	BROKEN;

	/** Any other 4xx means that the gateway sent a wrong request. */
	private static final Set<Integer> REFUSALS = Set.of(400, 404, 409, 422);

	private static final Set<Integer> SHED_LOAD = Set.of(429, 503);

	static UpstreamFailure of(RestClientException ex) {
		if (ex instanceof RestClientResponseException response) {
			return of(response);
		}
		// A connect timeout is both: a HttpTimeoutException caused by a ConnectException
		if (causedBy(ex, ConnectException.class)) {
			return UNREACHABLE;
		}
		boolean timeout = causedBy(ex, HttpTimeoutException.class) || causedBy(ex, SocketTimeoutException.class);
		return timeout ? TIMED_OUT : BROKEN;
	}

	private static UpstreamFailure of(RestClientResponseException ex) {
		HttpHeaders headers = ex.getResponseHeaders();
		UpstreamFailure failure = of(ex.getStatusCode(), (headers != null) ? headers : HttpHeaders.EMPTY);
		// The client has to know why it was refused
		return (failure == REFUSED && UpstreamProblem.of(ex) == null) ? BROKEN : failure;
	}

	private static UpstreamFailure of(HttpStatusCode status, HttpHeaders headers) {
		if (SHED_LOAD.contains(status.value()) && headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
			return BUSY;
		}
		return (REFUSALS.contains(status.value()) && UpstreamProblem.isIn(headers)) ? REFUSED : BROKEN;
	}

	// Whether the client made the mistake, so that the call itself has not failed
	static boolean isRefusal(HttpStatusCode status, HttpHeaders headers) {
		return of(status, headers) == REFUSED;
	}

	// Whether the service has failed, so that the circuit breaker counts it
	static boolean isFault(Throwable ex) {
		return ex instanceof RestClientException failure && switch (of(failure)) {
			case UNREACHABLE, TIMED_OUT, BROKEN -> true;
			case BUSY, REFUSED -> false;
		};
	}

	static boolean isUnreachable(Throwable ex) {
		return ex instanceof RestClientException failure && of(failure) == UNREACHABLE;
	}

	private static boolean causedBy(Throwable ex, Class<? extends Throwable> type) {
		for (@Nullable
		Throwable cause = ex; cause != null; cause = cause.getCause()) {
			if (type.isInstance(cause)) {
				return true;
			}
		}
		return false;
	}

}
