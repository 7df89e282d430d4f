package org.reviewscope.console.chart;

import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.stream.Collectors;

import org.reviewscope.console.store.TraceSummary;

/**
 * A scatter plot of traces: their start from left to right, their duration from bottom to
 * top on a logarithmic scale.
 *
 * @param points the traces
 * @param ticks the scale
 * @param axis from the start of the first to the millisecond after that of the last, so
 * that a choice of the whole axis contains the last
 */
public record Scatter(List<Point> points, List<Scale.Tick> ticks, TimeAxis axis) {

	private static final long MILLI = 1_000_000L;

	/**
	 * Places traces between the first and the last, and between the powers of ten around
	 * the shortest and the longest.
	 * @param traces the traces, in any order
	 * @return the drawing
	 */
	public static Scatter of(List<TraceSummary> traces) {
		LongSummaryStatistics starts = traces.stream()
			.collect(Collectors.summarizingLong(TraceSummary::startTimeUnixNano));
		TimeAxis axis = traces.isEmpty() ? new TimeAxis(0, 0)
				: new TimeAxis(starts.getMin(), Math.min(starts.getMax(), Long.MAX_VALUE - MILLI) + MILLI);
		Scale scale = Scale.ofDurations(traces.stream().mapToLong(TraceSummary::durationNanos));
		return new Scatter(traces.stream().map((trace) -> Point.of(trace, axis, scale)).toList(), scale.ticks(), axis);
	}

	/**
	 * A trace.
	 *
	 * @param traceId its id
	 * @param x how far from the left
	 * @param y how far from the top
	 * @param error whether anything in it failed
	 * @param label what it was, in words
	 */
	public record Point(String traceId, String x, String y, boolean error, String label) {

		private static Point of(TraceSummary trace, TimeAxis axis, Scale scale) {
			return new Point(trace.traceId(), axis.x(trace.startTimeUnixNano()), scale.y(trace.durationNanos()),
					trace.error(), "%s, %s, %s".formatted(trace.rootName(), Formats.duration(trace.durationNanos()),
							Formats.timeOfDay(trace.startTimeUnixNano())));
		}

	}

}
