package org.reviewscope.console.mcp.read;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanLink;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * A span in an answer.
 *
 * @param traceId its trace
 * @param spanId its id
 * @param parentSpanId the span that caused it
 * @param service the service that did the work
 * @param name its name
 * @param kind its role in a call
 * @param start when it began
 * @param durationMs how long it took, in milliseconds
 * @param error {@code true} when it failed
 * @param attributes its attributes
 * @param events its events
 * @param links the spans of other traces that it belongs to
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record SpanItem(String traceId, String spanId, @Nullable String parentSpanId, String service, String name, String kind,
		String start, double durationMs, @Nullable Boolean error, Map<String, Object> attributes, List<Event> events,
		List<Link> links) {

	static SpanItem of(Span span) {
		return new SpanItem(span.traceId(), span.spanId(), span.parentSpanId(), Shortened.text(span.service()),
				Shortened.text(span.name()), span.kind(), Shortened.time(span.startTimeUnixNano()),
				Shortened.millis(span.durationNanos()), error(span), Shortened.attributes(span.attributes()),
				events(span), links(span.links()));
	}

	static @Nullable Boolean error(Span span) {
		return (span.status() == SpanStatus.ERROR) ? true : null;
	}

	static List<Event> events(Span span) {
		return span.events()
			.stream()
			.map((event) -> new Event(Shortened.text(event.name()),
					Shortened.millis(event.timeUnixNano() - span.startTimeUnixNano()),
					Shortened.attributes(event.attributes())))
			.toList();
	}

	static List<Link> links(List<SpanLink> links) {
		return links.stream().map((link) -> new Link(link.traceId(), link.spanId())).toList();
	}

	/**
	 * An event.
	 *
	 * @param name its name
	 * @param afterMs its time, in milliseconds after the begin of the span
	 * @param attributes its attributes
	 */
	@JsonInclude(JsonInclude.Include.NON_EMPTY)
	record Event(String name, double afterMs, Map<String, Object> attributes) {
	}

	/**
	 * A span of another trace.
	 *
	 * @param traceId its trace
	 * @param spanId its id
	 */
	record Link(String traceId, String spanId) {
	}

}
