package org.reviewscope.console.route;

import java.util.Objects;

import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.chart.TimeAxis;

/**
 * An interval in the table below the charts of a route.
 *
 * @param time when it began
 * @param from the same as addresses have it
 * @param until when it ended, in the same way
 * @param requests how many requests there were
 * @param rate how many a second
 * @param failed how many requests have failed
 * @param p50 the median of the durations
 * @param p90 the 90th percentile
 * @param p99 the 99th percentile
 * @param slowest the longest
 * @param slowestTraceId the trace of the slowest
 */
record IntervalRow(String time, String from, String until, int requests, String rate, int failed, String p50,
		String p90, String p99, String slowest, String slowestTraceId) {

	static IntervalRow of(Interval interval, TimeAxis axis) {
		RequestFigures figures = Objects.requireNonNull(interval.figures());
		return new IntervalRow(axis.label(interval.from()), TimeAxis.address(interval.from()),
				TimeAxis.address(interval.until()), figures.requests(), Formats.rate(interval.perSecond()),
				figures.failed(), Formats.duration(figures.p50Nanos()), Formats.duration(figures.p90Nanos()),
				Formats.duration(figures.p99Nanos()), Formats.duration(figures.slowestNanos()),
				figures.slowestTraceId());
	}

}
