package org.reviewscope.console.trace;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanLink;
import org.reviewscope.console.telemetry.Trace;

/**
 * A trace as the JSON API returns it: the format that programs rely on.
 *
 * @param traceId its id
 * @param spans its spans by start
 * @param logs its log records by time
 */
record TraceView(String traceId, List<SpanView> spans, List<LogView> logs) {

	static TraceView of(Trace trace) {
		return new TraceView(trace.traceId(), trace.spans().stream().map(SpanView::of).toList(),
				trace.logs().stream().map(LogView::of).toList());
	}

	/**
	 * A span.
	 *
	 * @param service the service that did the work
	 * @param name its name
	 * @param kind its role in a call
	 * @param spanId its id
	 * @param parentSpanId the span that caused it, {@code null} for a root
	 * @param startTimeUnixNano its start
	 * @param durationNanos its duration
	 * @param status {@code UNSET}, {@code OK} or {@code ERROR}
	 * @param attributes its attributes
	 * @param events its events
	 * @param links its links to other spans
	 * @param resource the attributes of the service
	 */
	record SpanView(String service, String name, String kind, String spanId, @Nullable String parentSpanId,
			long startTimeUnixNano, long durationNanos, String status, Map<String, Object> attributes,
			List<SpanEvent> events, List<SpanLink> links, Map<String, Object> resource) {

		static SpanView of(Span span) {
			return new SpanView(span.service(), span.name(), span.kind(), span.spanId(), span.parentSpanId(),
					span.startTimeUnixNano(), span.durationNanos(), span.status().name(), span.attributes(),
					span.events(), span.links(), span.resource().attributes());
		}

	}

	/**
	 * A log record.
	 *
	 * @param service the service that wrote it
	 * @param severity its severity
	 * @param body the message
	 * @param spanId the span it was written in
	 * @param timeUnixNano its time
	 * @param attributes its attributes
	 */
	record LogView(String service, String severity, Object body, @Nullable String spanId, long timeUnixNano,
			Map<String, Object> attributes) {

		static LogView of(LogLine line) {
			return new LogView(line.service(), line.severity(), line.body(), line.spanId(), line.timeUnixNano(),
					line.attributes());
		}

	}

}
