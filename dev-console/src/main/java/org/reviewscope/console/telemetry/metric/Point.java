package org.reviewscope.console.telemetry.metric;

import org.jspecify.annotations.Nullable;

/**
 * What a program has reported at one time. Between its start and its time, it has counted
 * what the point holds.
 */
public sealed interface Point permits NumberPoint, HistogramPoint, ExponentialPoint, SummaryPoint {

	/**
	 * When the program began to count.
	 * @return nanoseconds since 1970, 0 when it is not known
	 */
	long startTimeUnixNano();

	/**
	 * When the program reported it.
	 * @return nanoseconds since 1970
	 */
	long timeUnixNano();

	/**
	 * The number that grows: the value of a number, else how many measurements.
	 * @return the number
	 */
	double amount();

	/**
	 * The sum of all measurements.
	 * @return the sum, not a number when it is not known
	 */
	double sum();

	/**
	 * What was added since an earlier point of the same series.
	 * @param earlier the earlier point
	 * @return the difference, {@code null} when the earlier one is not contained in this
	 * one: the program has been restarted
	 */
	@Nullable Point since(Point earlier);

	/**
	 * The same from another start.
	 * @param start nanoseconds since 1970
	 * @return a point with that start
	 */
	Point from(long start);

	/**
	 * The memory that it takes.
	 * @return an estimate in bytes
	 */
	int bytes();

}
