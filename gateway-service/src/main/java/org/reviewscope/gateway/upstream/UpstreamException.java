package org.reviewscope.gateway.upstream;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * A call to a neighbour that failed, as the client is told of it: a neighbour's own words
 * where it refused or asked for patience, the gateway's words, free of internal
 * addresses, for everything else.
 */
final class UpstreamException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private UpstreamException(ProblemDetail problem, @Nullable Throwable cause) {
		super(HttpStatus.valueOf(problem.getStatus()), problem, cause);
	}

	static UpstreamException of(String upstream, RestClientException ex, Duration patience) {
		return switch (UpstreamFailure.of(ex)) {
			case UNREACHABLE -> unavailable("The " + upstream + " service cannot be reached.", patience, ex);
			case TIMED_OUT ->
				failed(HttpStatus.GATEWAY_TIMEOUT, "The " + upstream + " service did not answer in time.", ex);
			case BROKEN -> failed(HttpStatus.BAD_GATEWAY, "The " + upstream + " service failed to answer.", ex);
			case BUSY, REFUSED -> passOn(upstream, (RestClientResponseException) ex);
		};
	}

	static UpstreamException unavailable(String what, Duration patience, Throwable cause) {
		// Whole seconds are all that the header can say, and 0 would invite a storm
		long seconds = Math.max(1, patience.plusMillis(999).toSeconds());
		UpstreamException exception = failed(HttpStatus.SERVICE_UNAVAILABLE, what, cause);
		exception.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		return exception;
	}

	private static UpstreamException failed(HttpStatus status, String what, Throwable cause) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, what + " Try again in a moment.");
		return new UpstreamException(problem, cause);
	}

	private static UpstreamException passOn(String upstream, RestClientResponseException ex) {
		ProblemDetail problem = ProblemDetail.forStatus(ex.getStatusCode());
		ProblemDetail theirs = problemOf(ex);
		if (theirs != null) {
			problem.setTitle(theirs.getTitle());
			problem.setDetail(theirs.getDetail());
		}
		else {
			problem.setDetail("The " + upstream + " service is busy. Try again in a moment.");
		}
		UpstreamException exception = new UpstreamException(problem, ex);
		copyRetryAfter(ex.getResponseHeaders(), exception.getHeaders());
		return exception;
	}

	private static @Nullable ProblemDetail problemOf(RestClientResponseException ex) {
		HttpHeaders headers = ex.getResponseHeaders();
		if (headers == null || !UpstreamFailure.hasProblem(headers)) {
			return null;
		}
		try {
			return ex.getResponseBodyAs(ProblemDetail.class);
		}
		catch (RestClientException unreadable) {
			// The status says enough
			return null;
		}
	}

	private static void copyRetryAfter(@Nullable HttpHeaders from, HttpHeaders to) {
		String retryAfter = (from != null) ? from.getFirst(HttpHeaders.RETRY_AFTER) : null;
		if (retryAfter != null) {
			to.set(HttpHeaders.RETRY_AFTER, retryAfter);
		}
	}

}
