package org.reviewscope.console.telemetry.metric;

import org.jspecify.annotations.Nullable;

/**
 * A point of a gauge or a sum.
 *
 * @param startTimeUnixNano when the program began to count, 0 when it is not known
 * @param timeUnixNano when it was reported
 * @param value its value
 */
public record NumberPoint(long startTimeUnixNano, long timeUnixNano, double value) implements Point {

	private static final int BYTES = 40;

	@Override
	public double amount() {
		return this.value;
	}

	@Override
	public double sum() {
		return this.value;
	}

	@Override
	public @Nullable Point since(Point earlier) {
		double added = this.value - earlier.amount();
		return (added >= 0) ? new NumberPoint(earlier.timeUnixNano(), this.timeUnixNano, added) : null;
	}

	@Override
	public Point from(long start) {
		return new NumberPoint(start, this.timeUnixNano, this.value);
	}

	@Override
	public int bytes() {
		return BYTES;
	}

}
