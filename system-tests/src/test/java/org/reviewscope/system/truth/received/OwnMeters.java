package org.reviewscope.system.truth.received;

import java.util.regex.Pattern;

/**
 * Tells the suite's own series from those of libraries.
 */
public final class OwnMeters {

	private static final Pattern NAME = Pattern
		.compile("(prediction|review_length|inference|model|gateway|reviewscope|application_info)\\w*(\\{.*)?");

	/** Of timers, only the count can be known. */
	private static final Pattern TIMER = Pattern.compile("\\w+_seconds_\\w+(\\{.*)?");

	/**
	 * Quantiles have a test of their own, and a maximum is one of the last minutes.
	 */
	private static final Pattern RECENT = Pattern.compile("\\w+\\{quantile=.*|\\w+_max");

	private OwnMeters() {
	}

	/**
	 * Tells whether the load determines the value of a series.
	 * @param series its name and labels
	 * @return whether it is an own one, and neither a time nor one of the last minutes
	 * only
	 */
	public static boolean isCounted(String series) {
		return NAME.matcher(series).matches() && !TIMER.matcher(series).matches() && !RECENT.matcher(series).matches();
	}

}
