package org.reviewscope.console.route;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.reviewscope.console.query.TimeRange;

/**
 * Cuts time into at most some forty intervals, at full seconds, minutes, hours or days,
 * so that the next look at the same requests cuts at the same times.
 *
 * @param range the time, without an end that is open
 * @param step how long each interval is
 */
record Intervals(TimeRange range, long step) {

	private static final int MOST = 40;

	/**
	 * In the year 2116: what is later is none that anybody means, like what is before
	 * 1970.
	 */
	private static final long LATEST = Long.MAX_VALUE / 2;

	private static final long DAY = TimeUnit.DAYS.toNanos(1);

	private static final long[] STEPS = LongStream
		.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400)
		.map(TimeUnit.SECONDS::toNanos)
		.toArray();

	/**
	 * Cuts a range. Where it is open, it ends at the first or last request, and the whole
	 * interval around that counts.
	 * @param asked the range
	 * @param first when the first request in it began
	 * @param last when the last one did
	 * @return the intervals
	 */
	static Intervals of(TimeRange asked, long first, long last) {
		// A broken clock may say anything
		long from = Math.clamp((asked.from() > Long.MIN_VALUE) ? asked.from() : first, 0, LATEST);
		long until = Math.clamp((asked.until() < Long.MAX_VALUE) ? asked.until() : last + 1, from + 1, LATEST + 1);
		long step = stepOf(until - from);
		return new Intervals(new TimeRange((asked.from() > Long.MIN_VALUE) ? from : from - from % step,
				(asked.until() < Long.MAX_VALUE) ? until : (Math.ceilDiv(until, step)) * step), step);
	}

	/**
	 * How many there are.
	 * @return at least one
	 */
	int count() {
		return (int) place(this.range.until() - 1) + 1;
	}

	/**
	 * The interval of a time.
	 * @param unixNano the time
	 * @return its number from 0; what lies beside the range belongs to the nearest
	 */
	int numberOf(long unixNano) {
		return Math.clamp(place(unixNano), 0, count() - 1);
	}

	/**
	 * Computes the figures of each interval.
	 * @param parts the requests of each
	 * @return each interval, oldest first
	 */
	List<Interval> of(Gathered[] parts) {
		List<Interval> intervals = new ArrayList<>();
		long begin = this.range.from() - this.range.from() % this.step;
		for (Gathered part : parts) {
			intervals.add(Interval.of(Math.max(begin, this.range.from()),
					Math.min(begin + this.step, this.range.until()), part.figures()));
			begin += this.step;
		}
		return intervals;
	}

	private long place(long unixNano) {
		return unixNano / this.step - this.range.from() / this.step;
	}

	private static long stepOf(long length) {
		for (long step : STEPS) {
			if (length <= MOST * step) {
				return step;
			}
		}
		return Math.ceilDiv(length, MOST * DAY) * DAY;
	}

}
