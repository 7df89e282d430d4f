package org.reviewscope.console.telemetry.metric;

/**
 * One of the measurements of a point, with the span in which it was made.
 *
 * @param traceId its trace
 * @param spanId its span
 * @param timeUnixNano when it was made
 * @param value what was measured
 */
public record Exemplar(String traceId, String spanId, long timeUnixNano, double value) {
}
