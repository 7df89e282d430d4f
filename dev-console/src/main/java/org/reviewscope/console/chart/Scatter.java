package org.reviewscope.console.chart;

import java.util.List;

import org.reviewscope.console.store.TraceSummary;

/**
 * A scatter plot of traces: their start from left to right, their duration from bottom to
 * top on a logarithmic scale.
 *
 * @param points the traces
 * @param ticks the scale
 * @param axis from the start of the first to that of the last
 */
public record Scatter(List<Point> points, List<Scale.Tick> ticks, TimeAxis axis) {

	/**
	 * Places traces between the first and the last, and between the powers of ten around
	 * the shortest and the longest.
	 * @param traces the traces, in any order
	 * @return the drawing
	 */
	public static Scatter of(List<TraceSummary> traces) {
		TimeAxis axis = new TimeAxis(traces.stream().mapToLong(TraceSummary::startTimeUnixNano).min().orElse(0),
				traces.stream().mapToLong(TraceSummary::startTimeUnixNano).max().orElse(0));
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
