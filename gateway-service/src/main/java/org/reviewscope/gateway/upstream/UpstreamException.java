package org.reviewscope.gateway.upstream;

import java.time.Duration;
import java.util.Objects;

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

	// The cause says where it comes from. Refusals should be cheap
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
			case BUSY -> busy(upstream, (RestClientResponseException) ex, patience);
			case REFUSED ->
				passOn((RestClientResponseException) ex, "The " + upstream + " service refused the request.");
		};
	}

	static UpstreamException unavailable(String what, Duration patience, @Nullable Throwable cause) {
		UpstreamException exception = failed(HttpStatus.SERVICE_UNAVAILABLE, what, cause);
		exception.getHeaders().set(HttpHeaders.RETRY_AFTER, RetryAfter.of(patience));
		return exception;
	}

	private static UpstreamException failed(HttpStatus status, String what, @Nullable Throwable cause) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, what + " Try again in a moment.");
		return new UpstreamException(problem, cause);
	}

	private static UpstreamException busy(String upstream, RestClientResponseException ex, Duration patience) {
		UpstreamException exception = passOn(ex, "The " + upstream + " service is busy. Try again in a moment.");
		exception.getHeaders().set(HttpHeaders.RETRY_AFTER, RetryAfter.of(ex.getResponseHeaders(), patience));
		return exception;
	}

	private static UpstreamException passOn(RestClientResponseException ex, String otherwise) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(ex.getStatusCode(), otherwise);
		ProblemDetail theirs = UpstreamProblem.of(ex);
		if (theirs != null) {
			problem.setTitle(theirs.getTitle());
			problem.setDetail(Objects.requireNonNullElse(theirs.getDetail(), otherwise));
		}
		return new UpstreamException(problem, ex);
	}

}
