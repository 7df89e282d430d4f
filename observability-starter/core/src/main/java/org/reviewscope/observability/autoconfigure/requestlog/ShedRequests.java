package org.reviewscope.observability.autoconfigure.requestlog;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Decides which requests are logged that were turned away with a 503. Each, unless there
 * are more than ten in a second: then one a second, until there are less. To write a line
 * for each would be more work for a service that has too much.
 */
final class ShedRequests {

	private static final long WINDOW = Duration.ofSeconds(1).toNanos();

	private static final int USUAL = 10;

	private final LongSupplier nanoTime;

	private long begin;

	private int allowed = USUAL;

	private int silent;

	ShedRequests(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.begin = nanoTime.getAsLong();
	}

	/**
	 * Decides about the next one.
	 * @return how many had no line since the last one, or -1 if this one has none either
	 */
	synchronized int next() {
		long now = this.nanoTime.getAsLong();
		int others = 0;
		if (now - this.begin >= WINDOW) {
			others = this.silent;
			this.allowed = (others > 0) ? 1 : USUAL;
			this.silent = 0;
			this.begin = now;
		}
		if (this.allowed == 0) {
			this.silent++;
			return -1;
		}
		this.allowed--;
		return others;
	}

}
