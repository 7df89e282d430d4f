package org.reviewscope.console.telemetry.metric;

import java.util.List;

/**
 * Estimates quantiles from the buckets of histograms, as Prometheus does.
 * <p>
 * The bucket that holds the quantile's rank is found by adding up the buckets. In it,
 * measurements are assumed to be spread evenly (bounds of the program's choice, and
 * around zero) or by magnitude (exponential). The lowest bucket of given bounds begins at
 * zero, unless its upper bound is not above zero: then that bound is the estimate. In the
 * highest, which has no end, it is its lower bound.
 *
 * @see <a href=
 * "https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile">Prometheus:
 * histogram_quantile</a>
 */
public final class Quantiles {

	private Quantiles() {
	}

	/**
	 * Estimates a quantile.
	 * @param quantile which, above 0 and below 1
	 * @param increases what was added to a histogram, in one or several steps
	 * @return the estimate, not a number when there are no measurements or no bounds
	 */
	public static double of(double quantile, List<Point> increases) {
		return ofBuckets(quantile, Buckets.of(increases));
	}

	private static double ofBuckets(double quantile, List<Bucket> buckets) {
		double total = buckets.stream().mapToDouble(Bucket::count).sum();
		double rank = quantile * total;
		double before = 0;
		double estimate = Double.NaN;
		for (Bucket bucket : buckets) {
			if (bucket.count() > 0) {
				estimate = bucket.at(Math.min(1, (rank - before) / bucket.count()));
				before += bucket.count();
				if (before >= rank) {
					return estimate;
				}
			}
		}
		return estimate;
	}

}
