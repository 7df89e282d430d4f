package org.reviewscope.console.trace;

import java.util.List;

import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.store.TraceSummary;

/**
 * A trace in the list of recent ones.
 *
 * @param traceId its id
 * @param name the name of its root span
 * @param service the service of its root span
 * @param time its start
 * @param duration its duration
 * @param spanCount how many spans have arrived
 * @param services the services that took part
 * @param error whether anything failed
 */
record TraceLine(String traceId, String name, String service, String time, String duration, int spanCount,
		List<String> services, boolean error) {

	static TraceLine of(TraceSummary trace) {
		return new TraceLine(trace.traceId(), trace.rootName(), trace.rootService(),
				Formats.timeOfDay(trace.startTimeUnixNano()), Formats.duration(trace.durationNanos()),
				trace.spanCount(), trace.services(), trace.error());
	}

}
