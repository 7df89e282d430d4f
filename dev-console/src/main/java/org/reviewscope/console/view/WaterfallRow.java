package org.reviewscope.console.view;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanLink;

/**
 * A line of the page of a trace: a span, or a log record where it was written.
 *
 * @param id what the browser remembers the row by
 * @param indent how deep it stands, at most twelve
 * @param colour the number of its service's colour
 * @param service its service
 * @param title the span's name or the log's message
 * @param label the span's kind or the log's severity
 * @param error whether it tells of a failure
 * @param offset where its bar begins, in percent of the trace
 * @param width how long its bar is, {@code null} for a log record, which is a moment
 * @param time when it began after the start of the trace
 * @param duration how long it took, {@code null} for a log record
 * @param attributes what is known of it
 * @param events what happened meanwhile
 * @param links other spans that it has to do with
 * @param resource what is known of its service
 */
record WaterfallRow(String id, int indent, int colour, String service, String title, String label, boolean error,
		String offset, @Nullable String width, String time, @Nullable String duration, Map<String, Object> attributes,
		List<EventLine> events, List<SpanLink> links, Map<String, Object> resource) {

	/**
	 * An event of a span.
	 *
	 * @param time when it happened after the start of the trace
	 * @param event what happened
	 * @param error whether it is an exception
	 */
	record EventLine(String time, SpanEvent event, boolean error) {
	}

}
