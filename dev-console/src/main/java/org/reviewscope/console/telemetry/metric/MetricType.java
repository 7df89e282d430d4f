package org.reviewscope.console.telemetry.metric;

/**
 * What the points of a metric are.
 */
public enum MetricType {

	/** A value that was measured at a time. */
	GAUGE("gauge"),

	/** A sum that can also become smaller. */
	SUM("sum"),

	/** A sum that only grows, until its process starts again. */
	MONOTONIC_SUM("monotonic sum"),

	/** Measurements, counted in buckets with given bounds. */
	HISTOGRAM("histogram"),

	/** Measurements, counted in buckets whose bounds are powers of a base. */
	EXPONENTIAL_HISTOGRAM("exponential histogram"),

	/** Quantiles that the sender has computed. */
	SUMMARY("summary");

	private final String words;

	MetricType(String words) {
		this.words = words;
	}

	/**
	 * The type as people say it.
	 * @return for example {@code exponential histogram}
	 */
	public String words() {
		return this.words;
	}

	/**
	 * Tells whether it is measurements that are counted in buckets.
	 * @return whether it is a histogram of either kind
	 */
	public boolean isHistogram() {
		return this == HISTOGRAM || this == EXPONENTIAL_HISTOGRAM;
	}

}
