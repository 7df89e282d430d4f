package org.reviewscope.console.query;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.reviewscope.console.query.value.ValueType;
import org.reviewscope.console.query.value.WordValue;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanLink;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * The names in a query about spans.
 */
final class SpanNames {

	private static final WordValue STATUS = WordValue.of(SpanStatus.values(), false);

	private static final WordValue KIND = new WordValue(
			List.of("unspecified", "internal", "server", "client", "producer", "consumer"), false);

	static final Names<Span> NAMES = new Names<Span>(known(),
			Map.of(Names.ATTRIBUTE, SpanNames::attribute, "span.", SpanNames::attribute, "resource.",
					(key) -> Values.attribute((span) -> span.resource().attributes(), key), "event.",
					(key) -> Values.parts(Span::events, Values.attribute(SpanEvent::attributes, key)), "link.",
					(key) -> Values.parts(Span::links, Values.attribute(SpanLink::attributes, key))),
			SpanNames::visit, Span::name);

	private SpanNames() {
	}

	private static Map<String, Field<Span>> known() {
		return Map.ofEntries(Map.entry("name", text(Span::name)), Map.entry("service", text(Span::service)),
				Map.entry("traceId", text(Span::traceId)), Map.entry("spanId", text(Span::spanId)),
				Map.entry("parentSpanId", new Field<>(ValueType.TEXT, Values.of(Span::parentSpanId))),
				Map.entry("status", new Field<>(STATUS, Values.of(Span::status))),
				Map.entry("kind", new Field<>(KIND, Values.of(Span::kind))),
				Map.entry("duration", new Field<>(ValueType.DURATION, Values.of(Span::durationNanos))),
				Map.entry("traceDuration",
						new Field<>(ValueType.DURATION, (_, trace, test) -> test.test(trace.durationNanos()))),
				Map.entry("rootName", new Field<>(ValueType.TEXT, (_, trace, test) -> test.test(trace.root().name()))),
				Map.entry("rootService",
						new Field<>(ValueType.TEXT, (_, trace, test) -> test.test(trace.root().service()))),
				Map.entry("event.name",
						new Field<>(ValueType.TEXT, Values.parts(Span::events, Values.of(SpanEvent::name)))),
				Map.entry("link.traceId",
						new Field<>(ValueType.TEXT, Values.parts(Span::links, Values.of(SpanLink::traceId)))),
				Map.entry("link.spanId",
						new Field<>(ValueType.TEXT, Values.parts(Span::links, Values.of(SpanLink::spanId)))));
	}

	private static Field<Span> text(Function<Span, String> value) {
		return new Field<>(ValueType.TEXT, (span, _, test) -> test.test(value.apply(span)));
	}

	private static Values<Span> attribute(String key) {
		return Values.attribute(Span::attributes, key);
	}

	private static void visit(Span span, BiConsumer<String, Map<String, Object>> visitor) {
		visitor.accept("", span.attributes());
		visitor.accept("resource.", span.resource().attributes());
		span.events().forEach((event) -> visitor.accept("event.", event.attributes()));
		span.links().forEach((link) -> visitor.accept("link.", link.attributes()));
	}

}
