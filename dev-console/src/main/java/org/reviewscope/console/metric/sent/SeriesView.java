package org.reviewscope.console.metric.sent;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;
import org.reviewscope.console.store.metric.Course;
import org.reviewscope.console.store.metric.SeriesHistory;
import org.reviewscope.console.telemetry.metric.SeriesId;

/**
 * A series as JSON. What is not known, or no finite number, is left out.
 *
 * @param name the metric
 * @param description what it is, in its sender's words
 * @param unit its unit
 * @param type for example {@code monotonic sum}
 * @param temporality {@code delta} or {@code cumulative}; gauges have none
 * @param service the service that sent it
 * @param scope the library that measured
 * @param attributes the attributes of the series
 * @param resource the attributes of the service
 * @param value the value of a gauge or a sum
 * @param count how many measurements
 * @param sum their sum
 * @param rate how much it grew a second in the last five minutes before its newest point
 * @param quantiles of histograms in the same time, of summaries as sent
 * @param points the newest points, oldest first
 * @param exemplars the newest measurements with a trace, newest first
 */
@JsonInclude(Include.NON_NULL)
record SeriesView(String name, String description, String unit, String type, @Nullable String temporality,
		String service, String scope, Map<String, Object> attributes, Map<String, Object> resource,
		@Nullable Double value, @Nullable Double count, @Nullable Double sum, @Nullable Double rate,
		Map<Double, Double> quantiles, List<PointView> points, List<ExemplarView> exemplars) {

	static SeriesView of(Course course) {
		SeriesId id = course.id();
		SeriesHistory history = course.history();
		boolean number = course.isNumber();
		return new SeriesView(id.name(), history.description(), id.unit(), id.type().words(), id.temporality(),
				id.service(), id.scope(), id.attributes(), id.resource(), number ? finite(history.amount()) : null,
				number ? null : finite(history.amount()), number ? null : finite(history.sum()), finite(course.rate()),
				course.quantiles(), course.steps().stream().map((step) -> PointView.of(step, number)).toList(),
				course.exemplars()
					.stream()
					.map((exemplar) -> new ExemplarView(exemplar.traceId(), exemplar.spanId(), exemplar.timeUnixNano(),
							finite(exemplar.value())))
					.toList());
	}

	private static @Nullable Double finite(double value) {
		return Double.isFinite(value) ? value : null;
	}

	/**
	 * A point.
	 *
	 * @param timeUnixNano when it was reported
	 * @param value the value of a gauge or a sum
	 * @param count how many measurements until then
	 * @param rate how much it grew a second since the point before
	 * @param quantiles of the measurements since the point before, or as sent
	 */
	@JsonInclude(Include.NON_NULL)
	record PointView(long timeUnixNano, @Nullable Double value, @Nullable Double count, @Nullable Double rate,
			@Nullable Map<Double, Double> quantiles) {

		static PointView of(Course.Step step, boolean number) {
			return new PointView(step.timeUnixNano(), number ? finite(step.value()) : null,
					number ? null : finite(step.value()), finite(step.rate()),
					step.quantiles().isEmpty() ? null : step.quantiles());
		}

	}

	/**
	 * An exemplar.
	 *
	 * @param traceId its trace
	 * @param spanId its span
	 * @param timeUnixNano when it was made
	 * @param value what was measured
	 */
	@JsonInclude(Include.NON_NULL)
	record ExemplarView(String traceId, String spanId, long timeUnixNano, @Nullable Double value) {
	}

}
