package org.reviewscope.console.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
			.map((spans) -> TraceSummary.of(spans.getFirst().traceId(), byStart(spans)))
			.toList();
	}

	// Loops here and below: for many short traces, streams take longer than the query
	// itself
	List<Span> spans(Query<Span> query, int limit) {
		List<Span> found = new ArrayList<>();
		for (List<Span> spans : this.traces) {
			if (found.size() >= limit) {
				break;
			}
			found.addAll(matching(query, spans));
		}
		return found.subList(0, Math.min(limit, found.size()));
	}

	private static boolean isAny(Query<Span> query, List<Span> spans) {
		TraceScope trace = new TraceScope(() -> spans);
		for (Span span : spans) {
			if (query.holds(span, trace)) {
				return true;
			}
		}
		return false;
	}

	private static List<Span> matching(Query<Span> query, List<Span> spans) {
		TraceScope trace = new TraceScope(() -> spans);
		List<Span> matching = new ArrayList<>();
		for (Span span : spans) {
			if (query.holds(span, trace)) {
				matching.add(span);
			}
		}
		return byStart(matching);
	}

	private static List<Span> byStart(List<Span> spans) {
		return (spans.size() < 2) ? spans
				: spans.stream().sorted(Comparator.comparingLong(Span::startTimeUnixNano)).toList();
	}

}
