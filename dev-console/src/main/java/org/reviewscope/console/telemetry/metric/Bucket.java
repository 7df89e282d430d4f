package org.reviewscope.console.telemetry.metric;

/**
 * A bucket of a histogram.
 *
 * @param lower its lower bound
 * @param upper its upper bound
 * @param count how many measurements are in it
 * @param exponential whether measurements are spread over it by their magnitude, as the
 * buckets themselves are, and not evenly
 */
record Bucket(double lower, double upper, long count, boolean exponential) {

	/**
	 * The value below which a share of the bucket's measurements is expected to be.
	 * @param share from 0 to 1
	 * @return the value
	 */
	double at(double share) {
		if (this.upper == Double.POSITIVE_INFINITY) {
			return this.lower;
		}
		if (this.lower == Double.NEGATIVE_INFINITY) {
			return (this.upper <= 0) ? this.upper : this.upper * share;
		}
		if (!this.exponential) {
			return this.lower + (this.upper - this.lower) * share;
		}
		return (this.lower > 0) ? between(this.lower, this.upper, share)
				: -between(-this.upper, -this.lower, 1 - share);
	}

	// With logarithms: the ratio of the two may be more than a double holds
	private static double between(double lower, double upper, double share) {
		double value = Math.exp(Math.log(lower) + (Math.log(upper) - Math.log(lower)) * share);
		return Math.clamp(value, lower, upper);
	}

}
