package org.reviewscope.console.trace;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanLink;

/**
 * A line of the page of a trace: a span, or a log record where it was written.
 *
 * @param id what the browser remembers the row by
 * @param place where it stands among the rows
 * @param colour the number of its service's colour
 * @param service its service
 * @param title the span's name or the log's message
 * @param label the span's kind or the log's severity
 * @param error whether it tells of a failure
 * @param offset where its bar begins, in percent of the trace
 * @param width how long its bar is, {@code null} for a log record, which is a moment
 * @param time when it began after the start of the trace
 * @param duration how long it took, {@code null} for a log record
 * @param effort what of that time was its own, {@code null} for a log record
 * @param attributes what is known of it
 * @param events what happened meanwhile
 * @param links other spans that it has to do with
 * @param resource what is known of its service
 */
record WaterfallRow(String id, Place place, int colour, String service, String title, String label, boolean error,
		String offset, @Nullable String width, String time, @Nullable String duration, @Nullable Effort effort,
		Map<String, Object> attributes, List<EventLine> events, List<SpanLink> links, Map<String, Object> resource) {

	/**
	 * Where a row stands.
	 *
	 * @param depth how many rows it hangs below
	 * @param indent how far it is moved in, at most twelve steps
	 * @param folds whether other rows hang below it
	 */
	record Place(int depth, int indent, boolean folds) {
	}

	/**
	 * What of a span's time was its own.
	 *
	 * @param self how long it worked while nothing that it called did
	 * @param waitedFor where on the time scale the answer waited for it
	 */
	record Effort(String self, List<Bar> waitedFor) {
	}

	/**
	 * A piece of the time scale.
	 *
	 * @param offset where it begins
	 * @param width how long it is
	 */
	record Bar(String offset, String width) {
	}

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
