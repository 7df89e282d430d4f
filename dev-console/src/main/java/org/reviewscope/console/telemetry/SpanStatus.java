package org.reviewscope.console.telemetry;

/**
 * The status of a span.
 */
public enum SpanStatus {

	/** Not set: the work was not marked as failed. */
	UNSET,

	/** The work was explicitly marked as successful. */
	OK,

	/** The work failed. */
	ERROR

}
