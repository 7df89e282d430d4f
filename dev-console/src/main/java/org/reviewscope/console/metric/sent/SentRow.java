package org.reviewscope.console.metric.sent;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.reviewscope.console.chart.Sparkline;
import org.reviewscope.console.store.metric.SeriesHistory;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.SeriesId;

/**
 * A series on the page.
 *
 * @param name the metric
 * @param description what it is
 * @param service who sent it
 * @param type for example {@code histogram, delta}
 * @param attributes the attributes of the series
 * @param values what it is now, in words
 * @param line its newest points
 * @param shows what the line is
 * @param exemplars measurements that can be opened
 */
record SentRow(String name, String description, String service, String type, Map<String, Object> attributes,
		List<String> values, Sparkline line, String shows, List<ExemplarLink> exemplars) {

	private static final int MOST_EXEMPLARS = 4;

	private static final double SHOWN_QUANTILE = 0.95;

	static SentRow of(SeriesHistory history) {
		SeriesId id = history.id();
		SeriesTrend trend = new SeriesTrend(history);
		String temporality = id.temporality();
		return new SentRow(id.name(), history.description(), id.service(),
				id.type().words() + ((temporality != null) ? ", " + temporality : ""), id.attributes(),
				values(history, trend), line(id.type(), trend.steps()), shows(id.type()),
				history.exemplars()
					.stream()
					.limit(MOST_EXEMPLARS)
					.map((exemplar) -> new ExemplarLink(exemplar.traceId(), Numbers.text(exemplar.value(), id.unit())))
					.toList());
	}

	private static List<String> values(SeriesHistory history, SeriesTrend trend) {
		String unit = history.id().unit();
		List<String> values = new ArrayList<>();
		if (SeriesView.isNumber(history.id().type())) {
			values.add(Numbers.text(history.amount(), unit));
		}
		else {
			values.add(Numbers.text(history.amount()) + " measured");
			double mean = history.sum() / history.amount();
			values.add(Double.isFinite(mean) ? "mean " + Numbers.text(mean, unit) : "no mean");
		}
		if (Double.isFinite(trend.rate())) {
			values.add(Numbers.text(trend.rate()) + " per second");
		}
		trend.quantiles()
			.forEach((quantile, value) -> values
				.add("p%s %s".formatted(Numbers.text(100 * quantile), Numbers.text(value, unit))));
		return values;
	}

	private static String shows(MetricType type) {
		return switch (type) {
			case GAUGE, SUM -> "value";
			case MONOTONIC_SUM, SUMMARY -> "per second";
			case HISTOGRAM, EXPONENTIAL_HISTOGRAM -> "p95";
		};
	}

	private static Sparkline line(MetricType type, List<SeriesTrend.Step> steps) {
		return switch (type) {
			case GAUGE, SUM -> Sparkline.of(steps.stream().map(SeriesTrend.Step::value).toList());
			case MONOTONIC_SUM, SUMMARY -> fromZero(steps.stream().map(SeriesTrend.Step::rate).toList());
			case HISTOGRAM, EXPONENTIAL_HISTOGRAM -> fromZero(
					steps.stream().map((step) -> step.quantiles().getOrDefault(SHOWN_QUANTILE, Double.NaN)).toList());
		};
	}

	private static Sparkline fromZero(List<Double> values) {
		return Sparkline.of(values, Sparkline.greatest(values));
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
