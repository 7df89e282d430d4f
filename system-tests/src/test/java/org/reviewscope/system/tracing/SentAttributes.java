package org.reviewscope.system.tracing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.api.common.AttributeType;
import org.reviewscope.system.harness.Trace;
import org.reviewscope.system.harness.Trace.Span;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The attributes of spans, events, links, log lines and resources, with their types.
 */
final class SentAttributes {

	private SentAttributes() {
	}

	/**
	 * Reads them from traces, and finds one type for each name.
	 * @param traces the traces
	 * @return types by name
	 */
	static Map<String, AttributeType> types(List<Trace> traces) {
		Map<String, TreeSet<AttributeType>> types = Stream
			.concat(traces.stream().flatMap(Trace::spans).map(Span::json).flatMap(SentAttributes::described),
					traces.stream().flatMap(Trace::logs))
			.flatMap((carrier) -> Stream.of(carrier.path("attributes"), carrier.path("resource")))
			.flatMap((attributes) -> attributes.properties().stream())
			.collect(Collectors.groupingBy(Map.Entry::getKey, TreeMap::new,
					Collectors.mapping((entry) -> type(entry.getValue()), Collectors.toCollection(TreeSet::new))));
		assertThat(types).as("one type for each name")
			.allSatisfy((name, found) -> assertThat(found).as(name).hasSize(1));
		return types.entrySet()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().first()));
	}

	private static Stream<JsonNode> described(JsonNode span) {
		return Stream.of(Stream.of(span), span.path("events").valueStream(), span.path("links").valueStream())
			.flatMap((carriers) -> carriers);
	}

	private static AttributeType type(JsonNode value) {
		if (value.isArray()) {
			return AttributeType.STRING_ARRAY;
		}
		if (value.isIntegralNumber()) {
			return AttributeType.LONG;
		}
		if (value.isNumber()) {
			return AttributeType.DOUBLE;
		}
		return value.isBoolean() ? AttributeType.BOOLEAN : AttributeType.STRING;
	}

}
