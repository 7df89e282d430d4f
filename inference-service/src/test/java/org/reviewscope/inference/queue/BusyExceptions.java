package org.reviewscope.inference.queue;

/**
 * Refusals of a queue, for tests without one.
 */
public final class BusyExceptions {

	private BusyExceptions() {
	}

	public static BusyException full() {
		return BusyException.full(1, null);
	}

}
