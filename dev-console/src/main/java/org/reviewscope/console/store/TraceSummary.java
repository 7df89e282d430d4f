package org.reviewscope.console.store;

import java.util.List;

import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;
import org.reviewscope.console.telemetry.Trace;

/**
 * A summary of a trace.
 *
 * @param traceId its id
 * @param rootName the name of the root span
 * @param rootService the service of the root span
 * @param startTimeUnixNano when the first span began
 * @param durationNanos from there to the end of the last span
 * @param spanCount how many spans have arrived
 * @param services the services that took part, in order of appearance
 * @param error whether any span failed
 */
public record TraceSummary(String traceId, String rootName, String rootService, long startTimeUnixNano,
		long durationNanos, int spanCount, List<String> services, boolean error) {

	/**
	 * Sums up a trace.
	 * @param traceId its id
	 * @param spans its spans by start, at least one
	 * @return the summary
	 */
	public static TraceSummary of(String traceId, List<Span> spans) {
		Span root = Trace.rootOf(spans);
		long start = spans.getFirst().startTimeUnixNano();
		long end = spans.stream().mapToLong(Span::endTimeUnixNano).max().orElse(start);
		return new TraceSummary(traceId, root.name(), root.service(), start, end - start, spans.size(),
				spans.stream().map(Span::service).distinct().toList(),
				spans.stream().anyMatch((span) -> span.status() == SpanStatus.ERROR));
	}

}
