package org.reviewscope.console.telemetry;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A span: one piece of work in a trace.
 *
 * @param traceId the trace that it belongs to
 * @param resource the service that did the work
 * @param name its name
 * @param kind its role in a call, such as {@code SERVER}
 * @param spanId its own id
 * @param parentSpanId the span that caused it, {@code null} for a root span
 * @param startTimeUnixNano its start
 * @param durationNanos its duration
 * @param status whether it has failed
 * @param attributes its attributes
 * @param events its events
 * @param links its links to other spans
 * @param details what is kept for exports
 */
public record Span(String traceId, Resource resource, String name, String kind, String spanId,
		@Nullable String parentSpanId, long startTimeUnixNano, long durationNanos, SpanStatus status,
		Map<String, Object> attributes, List<SpanEvent> events, List<SpanLink> links, SpanDetails details) {

	public Span(String traceId, Resource resource, String name, String kind, String spanId,
			@Nullable String parentSpanId, long startTimeUnixNano, long durationNanos, SpanStatus status,
			Map<String, Object> attributes, List<SpanEvent> events, List<SpanLink> links) {
		this(traceId, resource, name, kind, spanId, parentSpanId, startTimeUnixNano, durationNanos, status, attributes,
				events, links, SpanDetails.NONE);
	}

	/**
	 * The service that did the work.
	 * @return its name
	 */
	public String service() {
		return this.resource.service();
	}

	/**
	 * The end of the span.
	 * @return nanoseconds since 1970
	 */
	public long endTimeUnixNano() {
		return this.startTimeUnixNano + this.durationNanos;
	}

}
