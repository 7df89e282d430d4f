package org.reviewscope.console.metric.sent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.store.metric.SeriesHistory;
import org.reviewscope.console.telemetry.metric.Increases;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.Point;
import org.reviewscope.console.telemetry.metric.Quantiles;
import org.reviewscope.console.telemetry.metric.SummaryPoint;

/**
 * How a series has developed, by its points: values, rates and quantiles.
 */
class SeriesTrend {

	/** The quantiles of histograms. */
	private static final List<Double> QUANTILES = List.of(0.5, 0.95, 0.99);

	private static final long RECENT = TimeUnit.MINUTES.toNanos(5);

	private static final int STEPS = 60;

	private final SeriesHistory history;

	private final MetricType type;

	private final List<@Nullable Point> increases;

	SeriesTrend(SeriesHistory history) {
		this.history = history;
		this.type = history.id().type();
		this.increases = Increases.of(history.id().delta(), history.points());
	}

	/**
	 * The newest points, each with what was added since the one before.
	 * @return at most sixty, oldest first
	 */
	List<Step> steps() {
		List<Step> steps = new ArrayList<>();
		List<Point> points = this.history.points();
		double amount = this.history.amount();
		for (int i = points.size() - 1; i >= Math.max(0, points.size() - STEPS); i--) {
			Point point = points.get(i);
			double value = this.history.id().delta() ? amount : point.amount();
			steps.add(step(point, value, this.increases.get(i)));
			amount -= point.amount();
		}
		return steps.reversed();
	}

	/**
	 * How fast it grew in the last five minutes before its newest point.
	 * @return how much a second, not a number when it does not only grow or nobody knows
	 */
	double rate() {
		List<Point> recent = recent();
		double seconds = 0;
		double added = 0;
		for (Point increase : recent) {
			seconds += (increase.timeUnixNano() - increase.startTimeUnixNano()) / 1e9;
			added += increase.amount();
		}
		return (grows() && seconds > 0) ? added / seconds : Double.NaN;
	}

	/**
	 * Quantiles: of the measurements of the last five minutes before the newest point, or
	 * as the sender of a summary has computed them.
	 * @return the value of each, empty when there is none
	 */
	Map<Double, Double> quantiles() {
		Point newest = this.history.points().getLast();
		if (newest instanceof SummaryPoint summary) {
			return asSent(summary);
		}
		List<Point> recent = recent();
		// A point without a known start still holds measurements
		return quantiles(recent.isEmpty() ? List.of(newest) : recent);
	}

	private Step step(Point point, double value, @Nullable Point increase) {
		Map<Double, Double> quantiles = (point instanceof SummaryPoint summary) ? asSent(summary)
				: (increase != null) ? quantiles(List.of(increase)) : Map.of();
		return new Step(point.timeUnixNano(), value,
				(grows() && increase != null) ? Increases.perSecond(increase) : Double.NaN, quantiles);
	}

	// One that began before is nearly all older, unless there is nothing else
	private List<Point> recent() {
		List<Point> known = this.increases.stream().<Point>mapMulti((increase, all) -> {
			if (increase != null) {
				all.accept(increase);
			}
		}).toList();
		long earliest = this.history.points().getLast().timeUnixNano() - RECENT;
		List<Point> recent = known.stream().filter((increase) -> increase.startTimeUnixNano() >= earliest).toList();
		return (recent.isEmpty() && !known.isEmpty()) ? List.of(known.getLast()) : recent;
	}

	private boolean grows() {
		return this.type != MetricType.GAUGE && this.type != MetricType.SUM;
	}

	private Map<Double, Double> quantiles(List<Point> added) {
		Map<Double, Double> quantiles = new LinkedHashMap<>();
		for (double quantile : this.type.isHistogram() ? QUANTILES : List.<Double>of()) {
			put(quantiles, quantile, Quantiles.of(quantile, added));
		}
		return quantiles;
	}

	private static Map<Double, Double> asSent(SummaryPoint summary) {
		Map<Double, Double> quantiles = new LinkedHashMap<>();
		for (int i = 0; i < summary.quantiles().length; i++) {
			put(quantiles, summary.quantiles()[i], summary.values()[i]);
		}
		return quantiles;
	}

	private static void put(Map<Double, Double> quantiles, double quantile, double value) {
		if (Double.isFinite(value)) {
			quantiles.put(quantile, value);
		}
	}

	/**
	 * A point on the way.
	 *
	 * @param timeUnixNano when it was reported
	 * @param value its {@link Point#amount()}, with delta temporality all until then
	 * @param rate how fast it grew since the point before, a second; not a number when it
	 * does not only grow or nobody knows
	 * @param quantiles of the measurements since the point before, or as sent
	 */
	record Step(long timeUnixNano, double value, double rate, Map<Double, Double> quantiles) {
	}

}
