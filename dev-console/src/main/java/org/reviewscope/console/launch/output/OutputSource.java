package org.reviewscope.console.launch.output;

/**
 * Where a line comes from.
 */
public enum OutputSource {

	/** The standard output of the process. */
	STDOUT,

	/** Its standard error. */
	STDERR,

	/** The launcher, which says when a process begins. */
	LAUNCHER

}
