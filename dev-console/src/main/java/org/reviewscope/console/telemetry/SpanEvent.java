package org.reviewscope.console.telemetry;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * An event of a span.
 *
 * @param name its name
 * @param timeUnixNano its time
 * @param attributes its attributes
 * @param droppedAttributes how many attributes the program left out
 */
public record SpanEvent(String name, long timeUnixNano, Map<String, Object> attributes,
		@JsonIgnore int droppedAttributes) {

	public SpanEvent(String name, long timeUnixNano, Map<String, Object> attributes) {
		this(name, timeUnixNano, attributes, 0);
	}
}
