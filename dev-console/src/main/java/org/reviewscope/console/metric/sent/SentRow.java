package org.reviewscope.console.metric.sent;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.chart.Sparkline;
import org.reviewscope.console.chart.TimeAxis;
import org.reviewscope.console.store.metric.Course;
import org.reviewscope.console.store.metric.SeriesHistory;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.SeriesId;

/**
 * A series on the page.
 *
 * @param id tells it from the others on the page
 * @param name the metric
 * @param description what it is
 * @param service who sent it
 * @param type for example {@code histogram, delta}
 * @param attributes the attributes of the series
 * @param values what it is now, in words
 * @param line its newest points
 * @param axis the time of the line
 * @param shows what the line is
 * @param exemplars measurements that can be opened
 */
record SentRow(String id, String name, String description, String service, String type, Map<String, Object> attributes,
		List<String> values, Sparkline line, TimeAxis axis, String shows, List<ExemplarLink> exemplars) {

	private static final int MOST_EXEMPLARS = 4;

	private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

	private static final double SHOWN_QUANTILE = 0.95;

	static SentRow of(Course course) {
		SeriesId id = course.id();
		String temporality = id.temporality();
		List<Course.Step> steps = course.steps();
		TimeAxis axis = axis(steps);
		return new SentRow(Integer.toHexString(id.hashCode()), id.name(), course.history().description(), id.service(),
				id.type().words() + ((temporality != null) ? ", " + temporality : ""), id.attributes(), values(course),
				line(id.type(), steps, axis), axis, shows(id.type(), axis),
				course.exemplars()
					.stream()
					.limit(MOST_EXEMPLARS)
					.map((exemplar) -> new ExemplarLink(exemplar.traceId(), Numbers.text(exemplar.value(), id.unit())))
					.toList());
	}

	private static List<String> values(Course course) {
		SeriesHistory history = course.history();
		String unit = course.id().unit();
		List<String> values = new ArrayList<>();
		if (course.isNumber()) {
			values.add(Numbers.text(history.amount(), unit));
		}
		else {
			values.add(Numbers.text(history.amount()) + " measured");
			double mean = course.mean();
			values.add(Double.isFinite(mean) ? "mean " + Numbers.text(mean, unit) : "no mean");
		}
		if (Double.isFinite(course.rate())) {
			values.add(Numbers.text(course.rate()) + " per second");
		}
		course.quantiles()
			.forEach((quantile, value) -> values
				.add("p%s %s".formatted(Numbers.text(100 * quantile), Numbers.text(value, unit))));
		return values;
	}

	private static String shows(MetricType type, TimeAxis axis) {
		String shown = switch (type) {
			case GAUGE, SUM -> "value";
			case MONOTONIC_SUM, SUMMARY -> "per second";
			case HISTOGRAM, EXPONENTIAL_HISTOGRAM -> "p95";
		};
		return shown + " over " + Formats.uptime(Duration.ofNanos(axis.until() - axis.from()));
	}

	// A millisecond longer, so that a choice of all has the newest point
	private static TimeAxis axis(List<Course.Step> steps) {
		return new TimeAxis(steps.getFirst().timeUnixNano(), steps.getLast().timeUnixNano() + MILLI);
	}

	private static Sparkline line(MetricType type, List<Course.Step> steps, TimeAxis axis) {
		List<Long> times = steps.stream().map(Course.Step::timeUnixNano).toList();
		List<Double> values = steps.stream().map((step) -> shown(type, step)).toList();
		return (type == MetricType.GAUGE || type == MetricType.SUM) ? Sparkline.of(values, times, axis)
				: Sparkline.of(values, times, axis, Sparkline.greatest(values));
	}

	private static double shown(MetricType type, Course.Step step) {
		return switch (type) {
			case GAUGE, SUM -> step.value();
			case MONOTONIC_SUM, SUMMARY -> step.rate();
			case HISTOGRAM, EXPONENTIAL_HISTOGRAM -> step.quantiles().getOrDefault(SHOWN_QUANTILE, Double.NaN);
		};
	}

	/**
	 * A measurement that can be opened.
	 *
	 * @param traceId its trace
	 * @param value what was measured
	 */
	record ExemplarLink(String traceId, String value) {
	}

}
