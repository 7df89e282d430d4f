package org.reviewscope.console.trace;

import java.util.Set;
import java.util.stream.Collectors;

import org.reviewscope.console.query.Query;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.TraceScope;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;

/**
 * The spans of a trace that a query asks for.
 *
 * @param asked whether there is a query
 * @param only whether the others are hidden
 * @param rows the ids of their rows
 */
record Matches(boolean asked, boolean only, Set<String> rows) {

	static Matches none() {
		return new Matches(false, false, Set.of());
	}

	static Matches in(Trace trace, QueryForm form, boolean only) {
		if (form.isEmpty()) {
			return none();
		}
		Query<Span> query = form.spans();
		TraceScope scope = new TraceScope(trace::spans);
		return new Matches(true, only,
				trace.spans()
					.stream()
					.filter((span) -> query.holds(span, scope))
					.map((span) -> "span-" + span.spanId())
					.collect(Collectors.toSet()));
	}

	// Public for the template, like the next
	public boolean has(WaterfallRow row) {
		return this.rows.contains(row.id());
	}

	public boolean shows(WaterfallRow row) {
		return !this.asked || !this.only || has(row);
	}

}
