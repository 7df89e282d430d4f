package org.reviewscope.console.route;

import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.chart.Scale;
import org.reviewscope.console.chart.TimeAxis;
import org.reviewscope.console.chart.TimeLine;

/**
 * A route with its charts.
 *
 * @param line the same in one line
 * @param axis the time of both charts
 * @param latency the median, the 90th and the 99th percentile
 * @param latencyTicks their scale
 * @param slowest the slowest request of each interval
 * @param rates requests a second, and those that failed
 * @param rateTicks their scale
 * @param rows the same as numbers
 */
record RouteCard(RouteLine line, TimeAxis axis, List<TimeLine> latency, List<Scale.Tick> latencyTicks,
		List<Dot> slowest, List<TimeLine> rates, List<Scale.Tick> rateTicks, List<IntervalRow> rows) {

	static RouteCard of(RouteRequests requests, TimeAxis axis) {
		List<Interval> intervals = requests.intervals();
		List<Interval> asked = intervals.stream().filter((interval) -> interval.figures() != null).toList();
		Scale durations = Scale.ofDurations(asked.stream()
			.map((interval) -> Objects.requireNonNull(interval.figures()))
			.flatMapToLong((figures) -> LongStream.of(figures.p50Nanos(), figures.slowestNanos())));
		Scale rates = Scale.ofRates(intervals.stream().mapToDouble(Interval::perSecond).max().orElse(0));
		return new RouteCard(RouteLine.of(requests), axis,
				List.of(percentile("p50", axis, durations, intervals, RequestFigures::p50Nanos),
						percentile("p90", axis, durations, intervals, RequestFigures::p90Nanos),
						percentile("p99", axis, durations, intervals, RequestFigures::p99Nanos)),
				durations.ticks(), asked.stream().map((interval) -> Dot.of(interval, axis, durations)).toList(),
				List.of(TimeLine.of("requests", axis, rates, intervals, Interval::middle, Interval::perSecond),
						TimeLine.of("failed", axis, rates, intervals, Interval::middle, Interval::failedPerSecond)),
				rates.ticks(), asked.reversed().stream().map((interval) -> IntervalRow.of(interval, axis)).toList());
	}

	private static TimeLine percentile(String name, TimeAxis axis, Scale scale, List<Interval> intervals,
			ToLongFunction<RequestFigures> value) {
		return TimeLine.of(name, axis, scale, intervals, Interval::middle,
				(interval) -> nanos(interval.figures(), value));
	}

	private static double nanos(@Nullable RequestFigures figures, ToLongFunction<RequestFigures> value) {
		return (figures != null) ? value.applyAsLong(figures) : Double.NaN;
	}

	/**
	 * A request that can be opened.
	 *
	 * @param traceId its trace
	 * @param x how far from the left
	 * @param y how far from the top
	 * @param failed whether it has failed
	 * @param label what it was, in words
	 */
	record Dot(String traceId, String x, String y, boolean failed, String label) {

		private static Dot of(Interval interval, TimeAxis axis, Scale scale) {
			RequestFigures figures = Objects.requireNonNull(interval.figures());
			return new Dot(figures.slowestTraceId(), axis.x(interval.middle()), scale.y(figures.slowestNanos()),
					figures.slowestFailed(), "slowest from %s: %s".formatted(axis.label(interval.from()),
							Formats.duration(figures.slowestNanos())));
		}

	}

}
