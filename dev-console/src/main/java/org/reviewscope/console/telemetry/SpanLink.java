package org.reviewscope.console.telemetry;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A link from a span to a span that is not its parent, in this trace or another.
 *
 * @param traceId the trace of the other span
 * @param spanId the other span
 * @param attributes the attributes of the link
 * @param traceState W3C's {@code tracestate} of the other span
 * @param flags W3C's trace flags of the other span
 * @param droppedAttributes how many attributes the program left out
 */
public record SpanLink(String traceId, String spanId, Map<String, Object> attributes, @JsonIgnore String traceState,
		@JsonIgnore int flags, @JsonIgnore int droppedAttributes) {

	public SpanLink(String traceId, String spanId, Map<String, Object> attributes) {
		this(traceId, spanId, attributes, "", 0, 0);
	}
}
