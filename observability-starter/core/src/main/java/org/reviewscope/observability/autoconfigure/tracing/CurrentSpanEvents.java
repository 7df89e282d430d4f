package org.reviewscope.observability.autoconfigure.tracing;

import java.util.Map;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.Span;
import org.reviewscope.observability.TraceEvents;

/**
 * Puts events on OpenTelemetry's current span: events of Micrometer have no attributes.
 */
final class CurrentSpanEvents implements TraceEvents {

	@Override
	public void event(String name, Map<String, ?> attributes) {
		AttributesBuilder builder = Attributes.builder();
		attributes.forEach((key, value) -> put(builder, key, value));
		Span.current().addEvent(name, builder.build());
	}

	private static void put(AttributesBuilder builder, String key, Object value) {
		if (value instanceof Integer || value instanceof Long) {
			builder.put(key, ((Number) value).longValue());
		}
		else if (value instanceof Double number) {
			builder.put(key, number);
		}
		else if (value instanceof Boolean bool) {
			builder.put(key, bool);
		}
		else {
			builder.put(key, value.toString());
		}
	}

}
