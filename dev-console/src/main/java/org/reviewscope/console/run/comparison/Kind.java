package org.reviewscope.console.run.comparison;

/**
 * What can differ between two runs.
 */
public enum Kind {

	/** The median duration of a route, in nanoseconds. */
	P50(true),

	/** The 99th percentile of a route's durations, in nanoseconds. */
	P99(true),

	/** The share of a route's requests that fail. */
	FAILURES(true),

	/** The statements of databases for each request of a route. */
	STATEMENTS(true),

	/** The log records of errors that say the same, for each request. */
	ERRORS(true),

	/**
	 * The spans at one place of a route's tree for each request. More or fewer of them is
	 * not worse as such.
	 */
	SPANS(false);

	private final boolean moreIsWorse;

	Kind(boolean moreIsWorse) {
		this.moreIsWorse = moreIsWorse;
	}

	boolean moreIsWorse() {
		return this.moreIsWorse;
	}

}
