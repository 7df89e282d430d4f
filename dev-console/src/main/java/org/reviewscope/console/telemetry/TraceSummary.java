package org.reviewscope.console.telemetry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A trace in one line.
 *
 * @param traceId its id
 * @param rootName what the work was that caused all other
 * @param rootService where that was done
 * @param startTimeUnixNano when the first span began
 * @param durationNanos from there to the end of the last span
 * @param spanCount how many spans have arrived
 * @param services the services that took part, in order of appearance
 * @param error whether any span failed
 */
public record TraceSummary(String traceId, String rootName, String rootService, long startTimeUnixNano,
		long durationNanos, int spanCount, List<String> services, boolean error) {

	static TraceSummary of(String traceId, List<Span> spans) {
		Span root = rootOf(spans);
		long start = spans.getFirst().startTimeUnixNano();
		long end = spans.stream().mapToLong(Span::endTimeUnixNano).max().orElse(start);
		return new TraceSummary(traceId, root.name(), root.service(), start, end - start, spans.size(),
				spans.stream().map(Span::service).distinct().toList(),
				spans.stream().anyMatch((span) -> span.status() == SpanStatus.ERROR));
	}

	// While the real root has not arrived, the earliest span whose parent is missing
	// stands in
	private static Span rootOf(List<Span> spans) {
		Set<String> ids = spans.stream().map(Span::spanId).collect(Collectors.toSet());
		return spans.stream()
			.filter((span) -> span.parentSpanId() == null)
			.findFirst()
			.or(() -> spans.stream().filter((span) -> !ids.contains(span.parentSpanId())).findFirst())
			.orElseGet(spans::getFirst);
	}

}
