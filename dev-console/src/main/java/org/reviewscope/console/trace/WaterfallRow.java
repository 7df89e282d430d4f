package org.reviewscope.console.trace;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanLink;

/**
 * A row of the page of a trace: a span, or a log record below its span.
 *
 * @param id the id of the row in the page
 * @param place its place among the rows
 * @param colour the number of its service's colour
 * @param service its service
 * @param title the span's name or the log's message
 * @param label the span's kind or the log's severity
 * @param error whether it is about a failure
 * @param offset the start of its bar, in percent of the trace
 * @param width the width of its bar, {@code null} for a log record
 * @param time its time after the start of the trace
 * @param duration its duration, {@code null} for a log record
 * @param effort its own part of that time, {@code null} for a log record
 * @param attributes its attributes
 * @param events its events
 * @param links its links to other spans
 * @param resource the attributes of its service
 */
public record WaterfallRow(String id, Place place, int colour, String service, String title, String label,
		boolean error, String offset, @Nullable String width, String time, @Nullable String duration,
		@Nullable Effort effort, Map<String, Object> attributes, List<EventLine> events, List<SpanLink> links,
		Map<String, Object> resource) {

	/**
	 * The place of a row.
	 *
	 * @param depth the number of its ancestors
	 * @param indent the indentation, at most twelve steps
	 * @param folds whether it has children that can be folded
	 */
	public record Place(int depth, int indent, boolean folds) {
	}

	/**
	 * The part of a span's time that was its own.
	 *
	 * @param self the time in which none of its children was running
	 * @param waitedFor the parts of the time scale in which the response waited for it
	 */
	public record Effort(String self, List<Bar> waitedFor) {
	}

	/**
	 * A part of the time scale.
	 *
	 * @param offset its start
	 * @param width its width
	 */
	public record Bar(String offset, String width) {
	}

	/**
	 * An event of a span.
	 *
	 * @param time its time after the start of the trace
	 * @param event the event
	 * @param error whether it is an exception
	 */
	public record EventLine(String time, SpanEvent event, boolean error) {
	}

}
