package org.reviewscope.console.telemetry;

/**
 * The parts of an OTLP span that no page shows: kept so that an export contains them.
 * Most spans of a scope share one object.
 *
 * @param scope the library that made the span
 * @param traceState W3C's {@code tracestate}
 * @param flags W3C's trace flags, and whether the parent is in another process
 * @param droppedAttributes how many attributes the program left out
 * @param droppedEvents how many events it left out
 * @param droppedLinks how many links it left out
 */
public record SpanDetails(Scope scope, String traceState, int flags, int droppedAttributes, int droppedEvents,
		int droppedLinks) {

	/** Nothing is known. */
	public static final SpanDetails NONE = new SpanDetails(Scope.NONE, "", 0, 0, 0, 0);

}
