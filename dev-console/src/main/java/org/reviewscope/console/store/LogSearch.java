package org.reviewscope.console.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import org.reviewscope.console.query.Query;
import org.reviewscope.console.query.TraceScope;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;

/**
 * Searches log records, newest first.
 */
class LogSearch {

	private final List<LogLine> lines;

	private final Function<String, List<Span>> traces;

	private final Map<String, TraceScope> scopes = new HashMap<>();

	LogSearch(List<LogLine> lines, Function<String, List<Span>> traces) {
		this.lines = lines;
		this.traces = traces;
	}

	List<LogLine> lines(Query<LogLine> query, int limit) {
		return this.lines.stream().filter((line) -> query.holds(line, scopeOf(line))).limit(limit).toList();
	}

	private TraceScope scopeOf(LogLine line) {
		String traceId = line.traceId();
		return (traceId != null)
				? this.scopes.computeIfAbsent(traceId, (id) -> new TraceScope(() -> this.traces.apply(id)))
				: new TraceScope(List::of);
	}

}
