package org.reviewscope.inference.queue;

import java.time.Duration;

/**
 * How fast work has been done lately.
 */
final class WorkRate {

	private static final double SECOND = Duration.ofSeconds(1).toNanos();

	/** What came before the last five to ten seconds of work counts half or less. */
	private static final double MEMORY = 5 * SECOND;

	private final int threads;

	private double cost;

	private double nanos;

	/**
	 * Creates a rate that nothing is known of yet.
	 * @param threads how many work at a time
	 * @param guess what one of them does in a second; it counts like a second of work
	 */
	WorkRate(int threads, double guess) {
		this.threads = threads;
		this.cost = guess;
		this.nanos = SECOND;
	}

	synchronized void add(long cost, long nanos) {
		if (this.nanos > MEMORY) {
			this.cost /= 2;
			this.nanos /= 2;
		}
		this.cost += cost;
		this.nanos += nanos;
	}

	/**
	 * Returns how much work will be done in some time.
	 * @param time the time
	 * @return its cost
	 */
	long in(Duration time) {
		return (long) (perNano() * time.toNanos());
	}

	/**
	 * Returns how long some work will take.
	 * @param cost its cost
	 * @return the time in seconds
	 */
	double secondsFor(long cost) {
		return cost / perNano() / SECOND;
	}

	private synchronized double perNano() {
		return this.threads * this.cost / this.nanos;
	}

}
