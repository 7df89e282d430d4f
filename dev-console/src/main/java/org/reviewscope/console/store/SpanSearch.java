package org.reviewscope.console.store;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.reviewscope.console.query.Query;
import org.reviewscope.console.query.TraceScope;
import org.reviewscope.console.telemetry.Span;

/**
 * Searches traces, newest first.
 */
class SpanSearch {

	private final List<List<Span>> traces;

	SpanSearch(List<List<Span>> traces) {
		this.traces = traces;
	}

	List<TraceSummary> traces(Query<Span> query, int limit) {
		return this.traces.stream()
			.filter((spans) -> isAny(query, spans))
			.limit(limit)
			.map((spans) -> TraceSummary.of(spans.getFirst().traceId(), byStart(spans.stream())))
			.toList();
	}

	List<Span> spans(Query<Span> query, int limit) {
		return this.traces.stream().flatMap((spans) -> byStart(matching(query, spans)).stream()).limit(limit).toList();
	}

	// A loop: for so many short traces, streams take longer than the question
	private static boolean isAny(Query<Span> query, List<Span> spans) {
		TraceScope trace = new TraceScope(() -> spans);
		for (Span span : spans) {
			if (query.holds(span, trace)) {
				return true;
			}
		}
		return false;
	}

	private static Stream<Span> matching(Query<Span> query, List<Span> spans) {
		TraceScope trace = new TraceScope(() -> spans);
		return spans.stream().filter((span) -> query.holds(span, trace));
	}

	private static List<Span> byStart(Stream<Span> spans) {
		return spans.sorted(Comparator.comparingLong(Span::startTimeUnixNano)).toList();
	}

}
