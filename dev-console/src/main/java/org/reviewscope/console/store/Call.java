package org.reviewscope.console.store;

/**
 * A call from one service to another.
 *
 * @param from the calling service
 * @param to the called service, or its address when it sent no span
 * @param nanos the duration as the called service measured it, else as the caller did
 * @param failed whether it failed
 */
public record Call(String from, String to, long nanos, boolean failed) {

	/** The name for all callers that send no spans. */
	public static final String OUTSIDE = "clients";

}
