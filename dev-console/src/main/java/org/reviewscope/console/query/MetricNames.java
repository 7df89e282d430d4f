package org.reviewscope.console.query;

import java.util.Arrays;
import java.util.Map;
import java.util.function.BiConsumer;

import org.reviewscope.console.query.value.ValueType;
import org.reviewscope.console.query.value.WordValue;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.SeriesId;

/**
 * The names in a query about the series of metrics.
 */
final class MetricNames {

	private static final WordValue TYPE = new WordValue(
			Arrays.stream(MetricType.values()).map(MetricType::words).toList(), false);

	static final Names<SeriesId> NAMES = new Names<SeriesId>(known(),
			Map.of(Names.ATTRIBUTE, (key) -> Values.attribute(SeriesId::attributes, key), "resource.",
					(key) -> Values.attribute(SeriesId::resource, key)),
			MetricNames::visit, SeriesId::name);

	private MetricNames() {
	}

	private static Map<String, Field<SeriesId>> known() {
		return Map.of("name", new Field<>(ValueType.TEXT, Values.of(SeriesId::name)), "service",
				new Field<>(ValueType.TEXT, Values.of(SeriesId::service)), "unit",
				new Field<>(ValueType.TEXT, Values.of(SeriesId::unit)), "scope",
				new Field<>(ValueType.TEXT, Values.of(SeriesId::scope)), "type",
				new Field<>(TYPE, Values.of((series) -> series.type().words())), "temporality",
				new Field<>(ValueType.TEXT, Values.of(SeriesId::temporality)));
	}

	private static void visit(SeriesId series, BiConsumer<String, Map<String, Object>> visitor) {
		visitor.accept("", series.attributes());
		visitor.accept("resource.", series.resource());
	}

}
