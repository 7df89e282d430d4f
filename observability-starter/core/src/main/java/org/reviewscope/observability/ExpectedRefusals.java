package org.reviewscope.observability;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;

/**
 * Knows the 4xx answers to this service's own calls that are no failure: those that it
 * passes on, because its own caller is who made the mistake. As a bean it keeps the spans
 * of such calls from being errors; without it every 4xx is one, as OpenTelemetry says.
 */
@FunctionalInterface
public interface ExpectedRefusals {

	/**
	 * Tells whether an answer is passed on.
	 * @param status a 4xx status
	 * @param headers the answer's headers
	 * @return {@code true} if the call has not failed
	 */
	boolean isExpected(HttpStatusCode status, HttpHeaders headers);

}
