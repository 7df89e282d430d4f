package org.reviewscope.console.telemetry;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The spans and log records of one trace that have arrived so far.
 *
 * @param traceId its id
 * @param spans its spans by start
 * @param logs the log records written in it by time
 */
public record Trace(String traceId, List<Span> spans, List<LogLine> logs) {

	/**
	 * The root span. Until it has arrived: the earliest span whose parent is missing.
	 * @param spans the spans of a trace by start, at least one
	 * @return one of them
	 */
	public static Span rootOf(List<Span> spans) {
		Set<String> ids = spans.stream().map(Span::spanId).collect(Collectors.toSet());
		return spans.stream()
			.filter((span) -> span.parentSpanId() == null)
			.findFirst()
			.or(() -> spans.stream().filter((span) -> !ids.contains(span.parentSpanId())).findFirst())
			.orElseGet(spans::getFirst);
	}

}
