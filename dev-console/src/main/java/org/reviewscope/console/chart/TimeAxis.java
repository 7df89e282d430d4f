package org.reviewscope.console.chart;

import java.time.Instant;

/**
 * The horizontal axis of a chart: time, from left to right.
 *
 * @param from its first nanosecond since 1970
 * @param until the first nanosecond after it
 */
public record TimeAxis(long from, long until) {

	private static final long SECOND = 1_000_000_000L;

	/**
	 * Writes a time as addresses have it.
	 * @param unixNano the time
	 * @return for example {@code 2026-01-31T12:00:00Z}
	 */
	public static String address(long unixNano) {
		return Instant.ofEpochSecond(Math.floorDiv(unixNano, SECOND), Math.floorMod(unixNano, SECOND)).toString();
	}

	// Public for templates, like the next ones
	public String begin() {
		return address(this.from);
	}

	public String end() {
		return address(this.until);
	}

	public String beginLabel() {
		return label(this.from);
	}

	public String endLabel() {
		return label(this.until);
	}

	/**
	 * Writes a time for people: with the day, unless the whole axis is within one.
	 * @param unixNano the time
	 * @return for example {@code 12:00:00.000}
	 */
	public String label(long unixNano) {
		boolean oneDay = Formats.local(this.from).toLocalDate().equals(Formats.local(this.until).toLocalDate());
		return oneDay ? Formats.timeOfDay(unixNano) : Formats.dayAndTime(unixNano);
	}

	/**
	 * How far the labels are ahead of UTC.
	 * @return milliseconds
	 */
	public int ahead() {
		return Formats.local(this.from).getOffset().getTotalSeconds() * 1000;
	}

	/**
	 * How far from the left a time stands.
	 * @param unixNano the time
	 * @return a percentage of the width
	 */
	public String x(long unixNano) {
		return Formats.percent(share(unixNano));
	}

	double share(long unixNano) {
		return (this.until > this.from) ? Math.clamp((double) (unixNano - this.from) / (this.until - this.from), 0, 1)
				: 0.5;
	}

}
