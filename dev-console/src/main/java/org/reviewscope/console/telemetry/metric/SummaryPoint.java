package org.reviewscope.console.telemetry.metric;

import org.jspecify.annotations.Nullable;

/**
 * A point of a summary.
 *
 * @param startTimeUnixNano when the program began to count, 0 when it is not known
 * @param timeUnixNano when it was reported
 * @param count how many measurements
 * @param sum their sum
 * @param quantiles which quantiles, each from 0 to 1
 * @param values the value of each
 */
public record SummaryPoint(long startTimeUnixNano, long timeUnixNano, long count, double sum, double[] quantiles,
		double[] values) implements Point {

	private static final int BYTES = 96;

	@Override
	public double amount() {
		return this.count;
	}

	@Override
	public @Nullable Point since(Point earlier) {
		return (this.count >= earlier.amount()) ? new SummaryPoint(earlier.timeUnixNano(), this.timeUnixNano,
				this.count - (long) earlier.amount(), this.sum - earlier.sum(), this.quantiles, this.values) : null;
	}

	@Override
	public Point from(long start) {
		return new SummaryPoint(start, this.timeUnixNano, this.count, this.sum, this.quantiles, this.values);
	}

	@Override
	public int bytes() {
		return BYTES + 2 * Double.BYTES * this.quantiles.length;
	}

}
