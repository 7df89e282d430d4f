package org.reviewscope.console.telemetry;

/**
 * What a span says of its outcome.
 */
public enum SpanStatus {

	/** Nothing: the work was not marked as failed. */
	UNSET,

	/** Somebody checked and found it good. */
	OK,

	/** It failed. */
	ERROR

}
