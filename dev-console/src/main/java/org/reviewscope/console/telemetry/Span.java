package org.reviewscope.console.telemetry;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One piece of work in a trace.
 *
 * @param traceId the trace that it belongs to
 * @param resource the service that did it
 * @param name what was done
 * @param kind its part in a call, such as {@code SERVER}
 * @param spanId its own id
 * @param parentSpanId the work that caused it, {@code null} for the first of a trace
 * @param startTimeUnixNano when it began
 * @param durationNanos how long it took
 * @param status whether it is known to have failed or succeeded
 * @param attributes what is known of it
 * @param events what happened meanwhile
 * @param links other work that it has to do with
 */
public record Span(String traceId, Resource resource, String name, String kind, String spanId,
		@Nullable String parentSpanId, long startTimeUnixNano, long durationNanos, SpanStatus status,
		Map<String, Object> attributes, List<SpanEvent> events, List<SpanLink> links) {

	/**
	 * Which service did it.
	 * @return its name
	 */
	public String service() {
		return this.resource.service();
	}

	/**
	 * When the work was done.
	 * @return nanoseconds since 1970
	 */
	public long endTimeUnixNano() {
		return this.startTimeUnixNano + this.durationNanos;
	}

}
