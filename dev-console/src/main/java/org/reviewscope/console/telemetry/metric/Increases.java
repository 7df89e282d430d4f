package org.reviewscope.console.telemetry.metric;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What was added from point to point. Points with delta temporality hold just that;
 * cumulative ones hold everything since their start, and start again when their process
 * does.
 */
public final class Increases {

	private Increases() {
	}

	/**
	 * Computes the increases of a series.
	 * @param delta whether each point holds only what came after the one before
	 * @param points the points by time
	 * @return one for each point; {@code null} for a first point of which it is not known
	 * how long it took to grow
	 */
	public static List<@Nullable Point> of(boolean delta, List<Point> points) {
		List<@Nullable Point> increases = new ArrayList<>(points.size());
		Point previous = null;
		for (Point point : points) {
			increases.add(delta ? whole(point, previous) : increase(point, previous));
			previous = point;
		}
		return increases;
	}

	/**
	 * The speed of an increase.
	 * @param increase what was added between its start and its time
	 * @return how much a second, not a number when it took no time
	 */
	public static double perSecond(Point increase) {
		double seconds = (increase.timeUnixNano() - increase.startTimeUnixNano()) / 1e9;
		return (seconds > 0) ? increase.amount() / seconds : Double.NaN;
	}

	private static @Nullable Point increase(Point point, @Nullable Point previous) {
		if (previous == null || hasNewStart(point, previous)) {
			return whole(point, previous);
		}
		Point added = point.since(previous);
		return (added != null) ? added : whole(point, previous);
	}

	// A start that has moved is a process that was started again
	private static boolean hasNewStart(Point point, Point previous) {
		return previous.startTimeUnixNano() != 0 && point.startTimeUnixNano() > previous.startTimeUnixNano();
	}

	// It grew from zero: since its own start, if that is known and not before the
	// previous point
	private static @Nullable Point whole(Point point, @Nullable Point previous) {
		long earliest = (previous != null) ? previous.timeUnixNano() : 0;
		long start = Math.max(earliest, point.startTimeUnixNano());
		return (start > 0 && start < point.timeUnixNano()) ? point.from(start) : null;
	}

}
