package org.reviewscope.console.telemetry;

import java.util.Map;

/**
 * An event of a span.
 *
 * @param name its name
 * @param timeUnixNano its time
 * @param attributes its attributes
 */
public record SpanEvent(String name, long timeUnixNano, Map<String, Object> attributes) {
}
