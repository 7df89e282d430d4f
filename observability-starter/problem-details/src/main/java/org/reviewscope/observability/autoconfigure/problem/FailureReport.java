package org.reviewscope.observability.autoconfigure.problem;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Objects;

import org.reviewscope.observability.LinePerSecond;
import org.reviewscope.observability.autoconfigure.redaction.FailureText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Records a failed request on its span and in the log while the span is open: the servlet
 * container would log it too late for a trace id.
 */
final class FailureReport {

	private static final Logger logger = LoggerFactory.getLogger(FailureReport.class);

	private final ServerObservation observation;

	/**
	 * Of requests that are turned away: a line for each would be more work for a service
	 * that has too much.
	 */
	private final LinePerSecond shed;

	FailureReport(ServerObservation observation, LinePerSecond shed) {
		this.observation = observation;
		this.shed = shed;
	}

	void report(Exception ex, HttpStatusCode status, WebRequest request) {
		this.observation.failed(ex);
		if (ex instanceof ErrorResponse response && isShed(ex, response)) {
			this.shed.write((others) -> logger.warn("Answered {} on {}: {}{}", status.value(), route(request),
					ex.getMessage(), turnedAway(others)));
		}
		else if (ex instanceof ErrorResponse) {
			// An expected error with its own text: no stack trace needed
			logger.warn("Answered {} on {}: {}{}", status.value(), route(request), ex.getMessage(), cause(ex));
		}
		else {
			logger.error("Answered {} on {}", status.value(), route(request), ex);
		}
	}

	// An answer that says when to try again means overload, unless a connection has
	// failed. While a database is away every call fails, and the service has a line of
	// its own about it
	private static boolean isShed(Exception ex, ErrorResponse response) {
		return response.getStatusCode().isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)
				&& response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER) != null
				&& (!(NestedExceptionUtils.getMostSpecificCause(ex) instanceof IOException) || isOfADatabase(ex));
	}

	private static boolean isOfADatabase(Throwable ex) {
		return ex instanceof SQLException || (ex.getCause() != null && isOfADatabase(ex.getCause()));
	}

	private static String turnedAway(int others) {
		return (others != 0) ? " (%d more turned away since the last such line)".formatted(others) : "";
	}

	private static String cause(Exception ex) {
		// In a line, but never what it quotes of requests and answers
		return (ex.getCause() != null) ? "; caused by " + new FailureText(ex).rootCause() : "";
	}

	private static Object route(WebRequest request) {
		// The pattern, not the path: clients choose the path
		return Objects.requireNonNullElse(
				request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST),
				"an unknown route");
	}

}
