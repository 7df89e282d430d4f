package org.reviewscope.console.telemetry;

/**
 * The parts of an OTLP log record that no page shows: kept so that an export contains
 * them.
 *
 * @param scope the logger
 * @param severityNumber OTLP's number of the severity, 0 when there was none
 * @param namedByNumber whether the record's severity is the name of that number, because
 * no text came with it
 * @param eventName the name of the event, if the record is one
 * @param flags W3C's trace flags
 * @param droppedAttributes how many attributes the program left out
 * @param observedTimeUnixNano when it was collected, 0 when that is not known
 * @param timedByCollection whether the record's time is when it was collected, because no
 * other came with it
 */
public record LogDetails(Scope scope, int severityNumber, boolean namedByNumber, String eventName, int flags,
		int droppedAttributes, long observedTimeUnixNano, boolean timedByCollection) {

	/** Nothing is known. */
	public static final LogDetails NONE = new LogDetails(Scope.NONE, 0, false, "", 0, 0, 0, false);

}
