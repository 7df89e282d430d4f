package org.reviewscope.console.chart;

import java.util.List;
import java.util.Locale;

/**
 * Values over time as the path of an SVG drawing that is 100 wide and 30 high.
 *
 * @param path its commands
 */
public record Sparkline(String path) {

	private static final double WIDTH = 100;

	private static final double HEIGHT = 30;

	/**
	 * Draws from zero up to a value, each value at its time; what is not a number leaves
	 * a gap.
	 * @param values the values, oldest first
	 * @param times when each was, in nanoseconds since 1970
	 * @param axis the time from left to right
	 * @param top the value that reaches the upper edge
	 * @return the drawing
	 */
	public static Sparkline of(List<Double> values, List<Long> times, TimeAxis axis, double top) {
		return of(values, times, axis, 0, top);
	}

	/**
	 * Draws between the least and the greatest value, each value at its time.
	 * @param values the values, oldest first
	 * @param times when each was, in nanoseconds since 1970
	 * @param axis the time from left to right
	 * @return the drawing
	 */
	public static Sparkline of(List<Double> values, List<Long> times, TimeAxis axis) {
		double least = values.stream().filter(Double::isFinite).mapToDouble(Double::doubleValue).min().orElse(0);
		return of(values, times, axis, least, greatest(values));
	}

	/**
	 * The greatest of the values that are numbers.
	 * @param values the values
	 * @return the greatest, 0 when there is none
	 */
	public static double greatest(List<Double> values) {
		return values.stream().filter(Double::isFinite).mapToDouble(Double::doubleValue).max().orElse(0);
	}

	private static Sparkline of(List<Double> values, List<Long> times, TimeAxis axis, double bottom, double top) {
		StringBuilder path = new StringBuilder();
		boolean drawing = false;
		for (int i = 0; i < values.size(); i++) {
			double value = values.get(i);
			if (Double.isFinite(value)) {
				double x = WIDTH * axis.share(times.get(i));
				double y = (top > bottom) ? HEIGHT - (HEIGHT - 2) * (value - bottom) / (top - bottom) : HEIGHT;
				path.append(String.format(Locale.ROOT, "%s%.1f %.1f", drawing ? "L" : "M", x, y));
			}
			drawing = Double.isFinite(value);
		}
		return new Sparkline(path.toString());
	}

}
