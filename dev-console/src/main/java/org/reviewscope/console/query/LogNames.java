package org.reviewscope.console.query;

import java.util.Map;
import java.util.function.BiConsumer;

import org.reviewscope.console.query.value.ValueType;
import org.reviewscope.console.query.value.WordValue;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.LogSeverity;

/**
 * The names in a query about log records.
 */
final class LogNames {

	private static final WordValue SEVERITY = WordValue.of(LogSeverity.values(), true);

	static final Names<LogLine> NAMES = new Names<LogLine>(known(),
			Map.of(Names.ATTRIBUTE, (key) -> Values.attribute(LogLine::attributes, key), "resource.",
					(key) -> Values.attribute((line) -> line.resource().attributes(), key)),
			LogNames::visit, LogNames::body);

	private LogNames() {
	}

	private static Map<String, Field<LogLine>> known() {
		Field<LogLine> body = new Field<>(ValueType.TEXT, Values.of(LogNames::body));
		return Map.of("service", new Field<>(ValueType.TEXT, Values.of(LogLine::service)), "severity",
				new Field<>(SEVERITY, Values.of(LogLine::level)), "body", body, "message", body, "traceId",
				new Field<>(ValueType.TEXT, Values.of(LogLine::traceId)), "spanId",
				new Field<>(ValueType.TEXT, Values.of(LogLine::spanId)));
	}

	private static String body(LogLine line) {
		return line.body().toString();
	}

	private static void visit(LogLine line, BiConsumer<String, Map<String, Object>> visitor) {
		visitor.accept("", line.attributes());
		visitor.accept("resource.", line.resource().attributes());
	}

}
