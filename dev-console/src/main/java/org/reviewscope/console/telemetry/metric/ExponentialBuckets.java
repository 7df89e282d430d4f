package org.reviewscope.console.telemetry.metric;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Buckets next to each other on one side of zero. With a scale {@code s}, the base is
 * {@code 2^(2^-s)}, and bucket {@code i} counts what is above {@code base^i} and not
 * above {@code base^(i+1)}.
 *
 * @param offset the index of the first bucket
 * @param counts how many measurements are in each
 * @see <a href=
 * "https://opentelemetry.io/docs/specs/otel/metrics/data-model/#exponentialhistogram">OpenTelemetry's
 * data model</a>
 */
public record ExponentialBuckets(int offset, long[] counts) {

	/**
	 * The lower bound of a bucket.
	 * @param index its index
	 * @param scale the scale
	 * @return the bound; where no double is so large or small, the largest or smallest
	 * above zero
	 */
	static double bound(int index, int scale) {
		return Math.clamp(Math.pow(2, Math.scalb((double) index, -scale)), Double.MIN_VALUE, Double.MAX_VALUE);
	}

	/**
	 * Joins buckets: two become one with each step.
	 * @param steps how much smaller the scale becomes
	 * @return as many measurements in fewer buckets
	 */
	ExponentialBuckets coarser(int steps) {
		if (steps == 0 || this.counts.length == 0) {
			return this;
		}
		int first = this.offset >> Math.min(steps, Integer.SIZE - 1);
		int last = (this.offset + this.counts.length - 1) >> Math.min(steps, Integer.SIZE - 1);
		long[] joined = new long[last - first + 1];
		for (int i = 0; i < this.counts.length; i++) {
			joined[((this.offset + i) >> Math.min(steps, Integer.SIZE - 1)) - first] += this.counts[i];
		}
		return new ExponentialBuckets(first, joined);
	}

	/**
	 * Leaves out buckets near zero.
	 * @param threshold the largest distance from zero to leave out
	 * @param scale the scale
	 * @return the buckets, those that end at the threshold or before it empty
	 */
	ExponentialBuckets beyond(double threshold, int scale) {
		long[] kept = this.counts.clone();
		for (int i = 0; i < kept.length && bound(this.offset + i + 1, scale) <= threshold; i++) {
			kept[i] = 0;
		}
		return new ExponentialBuckets(this.offset, kept);
	}

	/**
	 * How many measurements there are.
	 * @return their number in all buckets
	 */
	long total() {
		return Arrays.stream(this.counts).sum();
	}

	/**
	 * What was added since earlier.
	 * @param earlier the earlier buckets, of the same scale
	 * @return the difference, {@code null} when a bucket had more then
	 */
	@Nullable ExponentialBuckets minus(ExponentialBuckets earlier) {
		long[] added = this.counts.clone();
		for (int i = 0; i < earlier.counts.length; i++) {
			int place = earlier.offset + i - this.offset;
			long now = (place >= 0 && place < added.length) ? added[place] : 0;
			if (now < earlier.counts[i]) {
				return null;
			}
			if (earlier.counts[i] > 0) {
				added[place] -= earlier.counts[i];
			}
		}
		return new ExponentialBuckets(this.offset, added);
	}

}
