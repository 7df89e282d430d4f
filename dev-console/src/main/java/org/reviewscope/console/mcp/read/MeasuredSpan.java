package org.reviewscope.console.mcp.read;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.reviewscope.console.query.Query;
import org.reviewscope.console.query.TraceScope;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.trace.CriticalPath;

/**
 * A span, and how much of its time was its own: that in which no child of it ran.
 *
 * @param span the span
 * @param selfNanos its own time
 */
record MeasuredSpan(Span span, long selfNanos) {

	private static final double FEW = 0.05;

	private static final double HALF = 0.5;

	private static final double MOST = 0.95;

	/**
	 * Measures the spans that match a query, one trace after the other: all paths
	 * together would take too much memory.
	 * @param traces the spans of each trace
	 * @param query the query
	 * @return those of all traces
	 */
	static List<MeasuredSpan> in(List<List<Span>> traces, Query<Span> query) {
		List<MeasuredSpan> measured = new ArrayList<>();
		for (List<Span> spans : traces) {
			TraceScope trace = new TraceScope(() -> spans);
			List<Span> wanted = spans.stream().filter((span) -> query.holds(span, trace)).toList();
			if (!wanted.isEmpty()) {
				CriticalPath path = new CriticalPath(spans);
				wanted.forEach((span) -> measured.add(new MeasuredSpan(span, path.selfNanos(span))));
			}
		}
		return measured;
	}

	static Side together(List<MeasuredSpan> all) {
		long[] nanos = all.stream().mapToLong(MeasuredSpan::selfNanos).sorted().toArray();
		return new Side(Times.of(all.stream().map(MeasuredSpan::span).toList()), (nanos.length == 0) ? Self.NONE
				: new Self(Times.quantile(nanos, FEW), Times.quantile(nanos, HALF), Times.quantile(nanos, MOST)));
	}

	/**
	 * What is said of the spans of one time range.
	 *
	 * @param times of whole spans
	 * @param self of that what was their own
	 */
	record Side(@JsonUnwrapped Times times, Self self) {
	}

	/**
	 * Times of spans that were their own.
	 *
	 * @param p5Ms 5 of 100 took at most as long, in milliseconds
	 * @param p50Ms half of them
	 * @param p95Ms 95 of 100
	 */
	record Self(double p5Ms, double p50Ms, double p95Ms) {

		static final Self NONE = new Self(0, 0, 0);

	}

}
