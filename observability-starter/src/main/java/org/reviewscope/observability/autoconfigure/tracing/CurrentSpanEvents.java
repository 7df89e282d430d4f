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
		attributes.forEach((key, value) -> {
			switch (value) {
				case Integer number -> builder.put(key, number);
				case Long number -> builder.put(key, number);
				case Double number -> builder.put(key, number);
				case Boolean bool -> builder.put(key, bool);
				default -> builder.put(key, value.toString());
			}
		});
		Span.current().addEvent(name, builder.build());
	}

}
