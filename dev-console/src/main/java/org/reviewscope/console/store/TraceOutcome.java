package org.reviewscope.console.store;

/**
 * The outcome of a trace.
 */
public enum TraceOutcome {

	/** Either way. */
	ANY,

	/** No span failed. */
	SUCCEEDED,

	/** A span failed. */
	FAILED

}
