package org.reviewscope.console.telemetry;

import java.util.Map;

/**
 * A link from a span to a span that is not its parent, in this trace or another.
 *
 * @param traceId the trace of the other span
 * @param spanId the other span
 * @param attributes the attributes of the link
 */
public record SpanLink(String traceId, String spanId, Map<String, Object> attributes) {
}
