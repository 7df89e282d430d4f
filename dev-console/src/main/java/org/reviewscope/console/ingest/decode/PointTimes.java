package org.reviewscope.console.ingest.decode;

/**
 * Checks when a point was counted.
 *
 * @param now the time of points that have none, in nanoseconds since 1970
 */
record PointTimes(long now) {

	/**
	 * So far may the sender's clock be ahead: a later point would hide all that follow.
	 */
	private static final long AHEAD = 3_600_000_000_000L;

	/**
	 * Checks the times of a point.
	 * @param start when it began, 0 when that is not known
	 * @param time when it was reported, 0 when that is not known
	 * @return when it was reported
	 * @throws InvalidPointException if it ends before it begins or more than an hour from
	 * now, or one of them does not fit into 63 bits
	 */
	long checked(long start, long time) {
		long reported = (time != 0) ? time : this.now;
		InvalidPointException.unless(start >= 0 && time >= 0, "A time is after the year 2262");
		InvalidPointException.unless(start <= reported, "A point ends before it begins");
		InvalidPointException.unless(reported - AHEAD <= this.now, "A point is of the future");
		return reported;
	}

}
