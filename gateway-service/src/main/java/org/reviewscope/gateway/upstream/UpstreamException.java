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
 * The answer to the client when a call to an upstream service has failed. If that service
 * refused the request or asked to try again later, the client reads its text; otherwise
 * the gateway's, which holds no internal addresses.
 */
final class UpstreamException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private UpstreamException(ProblemDetail problem, @Nullable Throwable cause) {
		super(HttpStatus.valueOf(problem.getStatus()), problem, cause);
	}

	// The cause says where it comes from. Refusals should cost little
	@Override
	public Throwable fillInStackTrace() {
		return this;
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

	static UpstreamException unavailable(String what, Duration patience, @Nullable Throwable cause) {
		// The header takes whole seconds, and 0 would make all clients try again at once
		long seconds = Math.max(1, patience.plusMillis(999).toSeconds());
		UpstreamException exception = failed(HttpStatus.SERVICE_UNAVAILABLE, what, cause);
		exception.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
		return exception;
	}

	private static UpstreamException failed(HttpStatus status, String what, @Nullable Throwable cause) {
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
			// The status has to do
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
