package org.reviewscope.console.telemetry.metric;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A point of a histogram with given bounds.
 *
 * @param startTimeUnixNano when the program began to count, 0 when it is not known
 * @param timeUnixNano when it was reported
 * @param count how many measurements
 * @param sum their sum, not a number when it is not known
 * @param bounds the upper bounds of the buckets in ascending order; the last bucket has
 * none
 * @param counts how many measurements are in each bucket: one more than bounds, or none
 * at all
 */
public record HistogramPoint(long startTimeUnixNano, long timeUnixNano, long count, double sum, double[] bounds,
		long[] counts) implements Point {

	private static final int BYTES = 96;

	@Override
	public double amount() {
		return this.count;
	}

	@Override
	public @Nullable Point since(Point earlier) {
		if (!(earlier instanceof HistogramPoint other) || !Arrays.equals(this.bounds, other.bounds)
				|| this.counts.length != other.counts.length || this.count < other.count) {
			return null;
		}
		long[] added = new long[this.counts.length];
		for (int i = 0; i < added.length; i++) {
			added[i] = this.counts[i] - other.counts[i];
			if (added[i] < 0) {
				return null;
			}
		}
		return new HistogramPoint(other.timeUnixNano, this.timeUnixNano, this.count - other.count, this.sum - other.sum,
				this.bounds, added);
	}

	@Override
	public Point from(long start) {
		return new HistogramPoint(start, this.timeUnixNano, this.count, this.sum, this.bounds, this.counts);
	}

	@Override
	public int bytes() {
		return BYTES + Double.BYTES * this.bounds.length + Long.BYTES * this.counts.length;
	}

}
