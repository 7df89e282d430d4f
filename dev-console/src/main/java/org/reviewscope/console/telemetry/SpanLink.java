package org.reviewscope.console.telemetry;

import java.util.Map;

/**
 * Points from a span to one that it did not follow from, in this trace or another.
 *
 * @param traceId the other span's trace
 * @param spanId the other span
 * @param attributes what is known of the relation
 */
public record SpanLink(String traceId, String spanId, Map<String, Object> attributes) {
}
