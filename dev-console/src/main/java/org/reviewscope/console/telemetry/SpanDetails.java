package org.reviewscope.console.telemetry;

/**
 * What OTLP tells of a span and no page shows: kept so that an export has it again. Most
 * spans of a scope share one object.
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
