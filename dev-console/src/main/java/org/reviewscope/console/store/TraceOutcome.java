package org.reviewscope.console.store;

/**
 * How a trace may have ended.
 */
public enum TraceOutcome {

	/** Either way. */
	ANY,

	/** No span failed. */
	SUCCEEDED,

	/** A span failed. */
	FAILED

}
