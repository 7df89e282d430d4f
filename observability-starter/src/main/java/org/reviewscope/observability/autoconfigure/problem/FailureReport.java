package org.reviewscope.observability.autoconfigure.problem;

import java.util.Objects;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Tells the trace and the log of a failed request while its span is still open: the line
 * that the servlet container would write comes too late to have a trace id.
 */
final class FailureReport {

	private static final Logger logger = LoggerFactory.getLogger(FailureReport.class);

	private final ServerObservation observation;

	FailureReport(ServerObservation observation) {
		this.observation = observation;
	}

	void report(Exception ex, HttpStatusCode status, WebRequest request) {
		this.observation.failed(ex);
		if (ex instanceof ErrorResponse) {
			// Foreseen and worded by whoever threw it: the place is of no interest
			logger.warn("Answered {} on {}: {}", status.value(), route(request), ex.getMessage());
		}
		else {
			logger.error("Answered {} on {}", status.value(), route(request), ex);
		}
	}

	private static Object route(WebRequest request) {
		// The pattern and not the path, which belongs to the client
		return Objects.requireNonNullElse(
				request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST),
				"an unknown route");
	}

}
