package org.reviewscope.console.telemetry.metric;

import org.jspecify.annotations.Nullable;

/**
 * A point of an exponential histogram.
 *
 * @param startTimeUnixNano when the program began to count, 0 when it is not known
 * @param timeUnixNano when it was reported
 * @param count how many measurements
 * @param sum their sum, not a number when it is not known
 * @param scale how fine the buckets are: see {@link ExponentialBuckets}
 * @param zeroThreshold the largest distance from zero that counts as zero
 * @param zeroCount how many measurements are zero
 * @param positive the buckets of measurements above zero
 * @param negative the buckets of measurements below zero, by their distance from it
 */
public record ExponentialPoint(long startTimeUnixNano, long timeUnixNano, long count, double sum, int scale,
		double zeroThreshold, long zeroCount, ExponentialBuckets positive,
		ExponentialBuckets negative) implements Point {

	private static final int BYTES = 160;

	@Override
	public double amount() {
		return this.count;
	}

	// A program whose values have a wider range makes its buckets coarser, or counts more
	// of the values as zero, and goes on
	@Override
	public @Nullable Point since(Point earlier) {
		if (!(earlier instanceof ExponentialPoint other) || this.scale > other.scale
				|| this.zeroThreshold < other.zeroThreshold) {
			return null;
		}
		ExponentialPoint before = other.as(this.scale, this.zeroThreshold);
		ExponentialBuckets above = this.positive.minus(before.positive);
		ExponentialBuckets below = this.negative.minus(before.negative);
		return (above == null || below == null || this.count < before.count || this.zeroCount < before.zeroCount) ? null
				: new ExponentialPoint(other.timeUnixNano, this.timeUnixNano, this.count - before.count,
						this.sum - before.sum, this.scale, this.zeroThreshold, this.zeroCount - before.zeroCount, above,
						below);
	}

	private ExponentialPoint as(int coarserScale, double greaterThreshold) {
		ExponentialBuckets above = this.positive.coarser(this.scale - coarserScale);
		ExponentialBuckets below = this.negative.coarser(this.scale - coarserScale);
		ExponentialBuckets farAbove = above.beyond(greaterThreshold, coarserScale);
		ExponentialBuckets farBelow = below.beyond(greaterThreshold, coarserScale);
		long near = above.total() - farAbove.total() + below.total() - farBelow.total();
		return new ExponentialPoint(this.startTimeUnixNano, this.timeUnixNano, this.count, this.sum, coarserScale,
				greaterThreshold, this.zeroCount + near, farAbove, farBelow);
	}

	@Override
	public Point from(long start) {
		return new ExponentialPoint(start, this.timeUnixNano, this.count, this.sum, this.scale, this.zeroThreshold,
				this.zeroCount, this.positive, this.negative);
	}

	@Override
	public int bytes() {
		return BYTES + Long.BYTES * (this.positive.counts().length + this.negative.counts().length);
	}

}
