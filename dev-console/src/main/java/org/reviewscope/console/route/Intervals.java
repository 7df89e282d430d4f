package org.reviewscope.console.route;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import org.reviewscope.console.query.TimeRange;

/**
 * Cuts time into at most some forty intervals, at full seconds, minutes, hours or days,
 * so that the next look at the same requests cuts at the same times. The first and the
 * last may be shorter.
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

	private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

	private static final long DAY = TimeUnit.DAYS.toNanos(1);

	private static final long[] STEPS = LongStream
		.of(1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200, 86400)
		.map(TimeUnit.SECONDS::toNanos)
		.toArray();

	/**
	 * Cuts a range. Where its begin is open, it begins with the first request. Where its
	 * end is open, it goes on to now, or without a begin to the end of the last request's
	 * interval, as far as that has elapsed. Both are full seconds.
	 * @param asked the range
	 * @param first when the first request in it began
	 * @param last when the last one did
	 * @param now the time
	 * @return the intervals
	 */
	static Intervals of(TimeRange asked, long first, long last, long now) {
		boolean begins = asked.from() > Long.MIN_VALUE;
		boolean ends = asked.until() < Long.MAX_VALUE;
		// A broken clock may say anything
		long from = Math.clamp(begins ? asked.from() : first / SECOND * SECOND, 0, LATEST);
		long end = fullSecond(begins ? Math.max(last + 1, now) : last + 1);
		long until = Math.clamp(ends ? asked.until() : end, from + 1, LATEST + 1);
		long step = stepOf(until - from);
		return new Intervals(
				new TimeRange(from,
						ends ? until : Math.max(until, Math.min(Math.ceilDiv(until, step) * step, fullSecond(now)))),
				step);
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
	 * @return its number from 0, {@link #count()} for what lies beside the range
	 */
	int numberOf(long unixNano) {
		return this.range.contains(unixNano) ? (int) place(unixNano) : count();
	}

	/**
	 * Computes the figures of each interval.
	 * @param parts the requests of each, and then those of none
	 * @return each interval, oldest first
	 */
	List<Interval> of(RequestTimes[] parts) {
		List<Interval> intervals = new ArrayList<>();
		long begin = this.range.from() - this.range.from() % this.step;
		for (int i = 0; i < count(); i++) {
			intervals.add(Interval.of(Math.max(begin, this.range.from()),
					Math.min(begin + this.step, this.range.until()), parts[i].figures()));
			begin += this.step;
		}
		return intervals;
	}

	private long place(long unixNano) {
		return unixNano / this.step - this.range.from() / this.step;
	}

	private static long fullSecond(long unixNano) {
		return Math.ceilDiv(Math.min(unixNano, LATEST), SECOND) * SECOND;
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
