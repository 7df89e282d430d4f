package org.reviewscope.console.chart;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Values over time as the path of an SVG drawing that is 100 wide and 100 high.
 *
 * @param name what the values are
 * @param path its commands
 */
public record TimeLine(String name, String path) {

	/**
	 * Draws values; what is not a number leaves a gap, and a value between gaps is a dot.
	 * @param name what they are
	 * @param axis the time
	 * @param scale the height
	 * @param items what has the values, oldest first
	 * @param time when each was
	 * @param value what it was
	 * @param <T> the type of the items
	 * @return the drawing
	 */
	public static <T> TimeLine of(String name, TimeAxis axis, Scale scale, List<T> items, ToLongFunction<T> time,
			ToDoubleFunction<T> value) {
		StringBuilder path = new StringBuilder();
		boolean drawing = false;
		for (T item : items) {
			double measured = value.applyAsDouble(item);
			if (Double.isFinite(measured)) {
				String point = String.format(Locale.ROOT, "%.2f %.2f", 100 * axis.share(time.applyAsLong(item)),
						100 * scale.share(measured));
				// The line to itself is drawn as a dot
				path.append(drawing ? "L" + point : "M" + point + "L" + point);
			}
			drawing = Double.isFinite(measured);
		}
		return new TimeLine(name, path.toString());
	}

}
