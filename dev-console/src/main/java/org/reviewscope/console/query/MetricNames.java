package org.reviewscope.console.query;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.query.value.ValueType;
import org.reviewscope.console.query.value.WordValue;
import org.reviewscope.console.store.metric.Course;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.SeriesId;

/**
 * What a query knows of the series of a metric, and of what was measured.
 */
final class MetricNames {

	private static final WordValue TYPE = new WordValue(
			Arrays.stream(MetricType.values()).map(MetricType::words).toList(), false);

	static final Names<Course> NAMES = new Names<Course>(known(),
			Map.of(Names.ATTRIBUTE, (key) -> Values.attribute((course) -> course.id().attributes(), key), "resource.",
					(key) -> Values.attribute((course) -> course.id().resource(), key)),
			MetricNames::visit, (course) -> course.id().name());

	private MetricNames() {
	}

	private static Map<String, Field<Course>> known() {
		return Map.ofEntries(Map.entry("name", text(SeriesId::name)), Map.entry("service", text(SeriesId::service)),
				Map.entry("unit", text(SeriesId::unit)), Map.entry("scope", text(SeriesId::scope)),
				Map.entry("type", new Field<>(TYPE, Values.of((course) -> course.id().type().words()))),
				Map.entry("temporality", text(SeriesId::temporality)),
				Map.entry("value", measured((course) -> course.isNumber() ? course.history().amount() : Double.NaN)),
				Map.entry("count", measured((course) -> course.isNumber() ? Double.NaN : course.history().amount())),
				Map.entry("sum", measured((course) -> course.isNumber() ? Double.NaN : course.history().sum())),
				Map.entry("mean", measured((course) -> course.isNumber() ? Double.NaN : course.mean())),
				Map.entry("rate", measured(Course::rate)), Map.entry("p50", quantile(0.5)),
				Map.entry("p95", quantile(0.95)), Map.entry("p99", quantile(0.99)));
	}

	private static Field<Course> text(Function<SeriesId, @Nullable Object> value) {
		return new Field<>(ValueType.TEXT, Values.of((course) -> value.apply(course.id())));
	}

	private static Field<Course> quantile(double quantile) {
		return measured((course) -> course.quantiles().getOrDefault(quantile, Double.NaN));
	}

	// What is no finite number is no value, as in JSON
	private static Field<Course> measured(ToDoubleFunction<Course> value) {
		return new Field<>(ValueType.NUMBER, Values.of((course) -> {
			double number = course.hasPoints() ? value.applyAsDouble(course) : Double.NaN;
			return Double.isFinite(number) ? number : null;
		}));
	}

	private static void visit(Course course, BiConsumer<String, Map<String, Object>> visitor) {
		visitor.accept("", course.id().attributes());
		visitor.accept("resource.", course.id().resource());
	}

}
