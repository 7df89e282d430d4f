package org.reviewscope.console.store;

/**
 * One service had another do something.
 *
 * @param from who asked
 * @param to who did it, or the address at which nobody answered
 * @param nanos how long that took, seen from the one who did it, if anybody did
 * @param failed whether it failed
 */
public record Call(String from, String to, long nanos, boolean failed) {

	/** Who stands for all that send requests without being traced. */
	public static final String OUTSIDE = "clients";

}
