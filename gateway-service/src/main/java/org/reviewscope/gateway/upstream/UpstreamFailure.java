package org.reviewscope.gateway.upstream;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * What became of a call that did not succeed: the one place that tells a neighbour that
 * is away from one that is slow, busy, broken, or right to refuse.
 */
enum UpstreamFailure {

	/** No connection was made: nothing was sent, so it may safely be sent again. */
	UNREACHABLE,

	/** No answer in time: the request may have been carried out. */
	TIMED_OUT,

	/** Sheds load, and says when to come back: a sign of health. */
	BUSY,

	/** Refuses what the client asked for, and says why. */
	REFUSED,

	/** An error of its own, a broken connection or an answer that makes no sense. */
	BROKEN;

	/** Any other 4xx would be the gateway's own mistake in speaking to its neighbour. */
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
		return of(ex.getStatusCode(), (headers != null) ? headers : HttpHeaders.EMPTY);
	}

	private static UpstreamFailure of(HttpStatusCode status, HttpHeaders headers) {
		if (SHED_LOAD.contains(status.value()) && headers.containsHeader(HttpHeaders.RETRY_AFTER)) {
			return BUSY;
		}
		return (REFUSALS.contains(status.value()) && hasProblem(headers)) ? REFUSED : BROKEN;
	}

	static boolean hasProblem(HttpHeaders headers) {
		return MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(headers.getContentType());
	}

	// Whether the client is to blame, so that the call has done what it could
	static boolean isRefusal(HttpStatusCode status, HttpHeaders headers) {
		return of(status, headers) == REFUSED;
	}

	// Whether the neighbour is to blame, so that the circuit breaker should know
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
