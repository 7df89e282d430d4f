package org.reviewscope.console.telemetry;

import java.util.Map;

/**
 * Something that happened at one moment of a span.
 *
 * @param name what happened
 * @param timeUnixNano when
 * @param attributes what is known of it
 */
public record SpanEvent(String name, long timeUnixNano, Map<String, Object> attributes) {
}
