package org.reviewscope.console.mcp.read;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.reviewscope.console.mcp.read.SpanItem.Event;
import org.reviewscope.console.mcp.read.SpanItem.Link;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;

/**
 * A span or a log record in a tree.
 *
 * @param depth the number of spans above it
 * @param service its service
 * @param span the span's name
 * @param kind the span's role in a call
 * @param log the log record's severity
 * @param message the log record's message
 * @param afterMs its time, in milliseconds after the begin of the trace
 * @param durationMs how long the span took
 * @param selfMs the part of that time in which no child of it ran
 * @param waitedForMs the part of that time in which the response waited for it alone
 * @param error {@code true} when the span failed
 * @param spanId the span's id
 * @param attributes its attributes
 * @param events the span's events
 * @param links the span's links
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record TraceRow(int depth, String service, @Nullable String span, @Nullable String kind, @Nullable String log,
		@Nullable Object message, double afterMs, @Nullable Double durationMs, @Nullable Double selfMs,
		@Nullable Double waitedForMs, @Nullable Boolean error, @Nullable String spanId, Map<String, Object> attributes,
		List<Event> events, List<Link> links) {

	static TraceRow of(Span span, int depth, TraceTimes times) {
		return new TraceRow(depth, Shortened.text(span.service()), Shortened.text(span.name()), span.kind(), null, null,
				times.after(span.startTimeUnixNano()), Shortened.millis(span.durationNanos()), times.selfMs(span),
				times.waitedForMs(span), SpanItem.error(span), span.spanId(), Shortened.attributes(span.attributes()),
				SpanItem.events(span), SpanItem.links(span.links()));
	}

	static TraceRow of(LogLine line, int depth, TraceTimes times) {
		return new TraceRow(depth, Shortened.text(line.service()), null, null, Shortened.text(line.severity()),
				Shortened.value(line.body()), times.after(line.timeUnixNano()), null, null, null, null, null,
				Shortened.attributes(line.attributes()), List.of(), List.of());
	}

}
