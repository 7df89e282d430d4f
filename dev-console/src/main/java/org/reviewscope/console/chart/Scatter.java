package org.reviewscope.console.chart;

import java.util.List;
import java.util.stream.IntStream;

import org.reviewscope.console.store.TraceSummary;

/**
 * A scatter plot of traces: their start from left to right, their duration from bottom to
 * top on a logarithmic scale.
 *
 * @param points the traces
 * @param ticks the scale
 * @param from when the first began
 * @param until when the last began
 */
public record Scatter(List<Point> points, List<Tick> ticks, String from, String until) {

	private static final double SHORTEST = 1_000;

	/**
	 * Places traces between the first and the last, and between the powers of ten around
	 * the shortest and the longest.
	 * @param traces the traces, in any order
	 * @return the drawing
	 */
	public static Scatter of(List<TraceSummary> traces) {
		long from = traces.stream().mapToLong(TraceSummary::startTimeUnixNano).min().orElse(0);
		long until = traces.stream().mapToLong(TraceSummary::startTimeUnixNano).max().orElse(0);
		int bottom = (int) Math.floor(traces.stream().mapToDouble(Scatter::magnitude).min().orElse(0));
		int top = Math.max(bottom + 1,
				(int) Math.ceil(traces.stream().mapToDouble(Scatter::magnitude).max().orElse(0)));
		List<Point> points = traces.stream().map((trace) -> {
			double x = (until > from) ? (double) (trace.startTimeUnixNano() - from) / (until - from) : 0.5;
			return new Point(trace.traceId(), Formats.percent(x), height(magnitude(trace), bottom, top), trace.error(),
					"%s, %s, %s".formatted(trace.rootName(), Formats.duration(trace.durationNanos()),
							Formats.timeOfDay(trace.startTimeUnixNano())));
		}).toList();
		List<Tick> ticks = IntStream.rangeClosed(bottom, top)
			.mapToObj(
					(power) -> new Tick(height(power, bottom, top), Formats.duration(Math.round(Math.pow(10, power)))))
			.toList();
		return new Scatter(points, ticks, Formats.timeOfDay(from), Formats.timeOfDay(until));
	}

	private static double magnitude(TraceSummary trace) {
		return Math.log10(Math.max(SHORTEST, trace.durationNanos()));
	}

	private static String height(double magnitude, int bottom, int top) {
		return Formats.percent((top - magnitude) / (top - bottom));
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
	}

	/**
	 * A line of the scale.
	 *
	 * @param y how far from the top
	 * @param label what it stands for
	 */
	public record Tick(String y, String label) {
	}

}
