package org.reviewscope.console.store.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.metric.Exemplar;
import org.reviewscope.console.telemetry.metric.Increases;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.Point;
import org.reviewscope.console.telemetry.metric.Quantiles;
import org.reviewscope.console.telemetry.metric.SeriesId;
import org.reviewscope.console.telemetry.metric.SummaryPoint;

import org.springframework.util.function.SingletonSupplier;

/**
 * What the points of a series say about its course: values, rates and quantiles. The
 * points are read when they are asked for, and once. Not thread-safe.
 */
public final class Course {

	/** The quantiles of histograms. */
	private static final List<Double> QUANTILES = List.of(0.5, 0.95, 0.99);

	private static final long RECENT = TimeUnit.MINUTES.toNanos(5);

	private static final int STEPS = 60;

	private final SeriesId id;

	private final MetricType type;

	private final long from;

	private final SingletonSupplier<Optional<SeriesHistory>> history;

	private final SingletonSupplier<List<@Nullable Point>> increases;

	/**
	 * The course of a series since a time.
	 * @param id the series
	 * @param from the time, in nanoseconds since 1970
	 * @param history reads its points, those before the time, too; nothing when there are
	 * none
	 */
	public Course(SeriesId id, long from, Supplier<Optional<SeriesHistory>> history) {
		this.id = id;
		this.type = id.type();
		this.from = from;
		this.history = SingletonSupplier.of(history);
		this.increases = SingletonSupplier.of(() -> Increases.of(id.delta(), history().points()));
	}

	/**
	 * The course of all that was read of a series.
	 * @param history what was read
	 * @return its course
	 */
	public static Course of(SeriesHistory history) {
		return new Course(history.id(), Long.MIN_VALUE, () -> Optional.of(history));
	}

	public SeriesId id() {
		return this.id;
	}

	/**
	 * Whether there is a point. Without one, nothing else can be asked for.
	 * @return whether the series has a point that is kept and not older than the time
	 */
	public boolean hasPoints() {
		return this.history.obtain().filter((kept) -> isSince(kept.points().getLast())).isPresent();
	}

	/**
	 * Whether its points are numbers, and not how many measurements.
	 * @return whether it has a value of its own
	 */
	public boolean isNumber() {
		return this.type == MetricType.GAUGE || this.type == MetricType.SUM || this.type == MetricType.MONOTONIC_SUM;
	}

	/**
	 * What was read.
	 * @return the newest points, those before the time, too
	 */
	public SeriesHistory history() {
		return this.history.obtain().orElseThrow();
	}

	/**
	 * The newest points, each with what was added since the one before.
	 * @return at most sixty, oldest first
	 */
	public List<Step> steps() {
		List<Step> steps = new ArrayList<>();
		List<Point> points = history().points();
		double amount = history().amount();
		for (int i = points.size() - 1; i >= Math.max(0, points.size() - STEPS) && isSince(points.get(i)); i--) {
			Point point = points.get(i);
			double value = this.id.delta() ? amount : point.amount();
			steps.add(step(point, value, this.increases.obtain().get(i)));
			amount -= point.amount();
		}
		return steps.reversed();
	}

	/**
	 * Measurements with a trace.
	 * @return the newest, newest first
	 */
	public List<Exemplar> exemplars() {
		return history().exemplars().stream().filter((exemplar) -> exemplar.timeUnixNano() >= this.from).toList();
	}

	/**
	 * The mean of all measurements.
	 * @return their sum by their number, not a number when nobody knows it
	 */
	public double mean() {
		return history().sum() / history().amount();
	}

	/**
	 * How fast it grew in the last five minutes before its newest point.
	 * @return how much a second, not a number when it does not only grow or nobody knows
	 */
	public double rate() {
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
	public Map<Double, Double> quantiles() {
		Point newest = history().points().getLast();
		if (newest instanceof SummaryPoint summary) {
			return asSent(summary);
		}
		List<Point> recent = recent();
		// A point of which nobody knows when it began is still one of measurements
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
		List<Point> known = this.increases.obtain().stream().<Point>mapMulti((increase, all) -> {
			if (increase != null) {
				all.accept(increase);
			}
		}).toList();
		long earliest = Math.max(this.from, history().points().getLast().timeUnixNano() - RECENT);
		List<Point> recent = known.stream().filter((increase) -> increase.startTimeUnixNano() >= earliest).toList();
		return (recent.isEmpty() && !known.isEmpty()) ? List.of(known.getLast()) : recent;
	}

	private boolean isSince(Point point) {
		return point.timeUnixNano() >= this.from;
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
	public record Step(long timeUnixNano, double value, double rate, Map<Double, Double> quantiles) {
	}

}
