package org.reviewscope.console.mcp.read;

import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;
import org.reviewscope.console.trace.CriticalPath;

/**
 * The times of a trace.
 *
 * @param start when its first span or log record was, in nanoseconds since 1970
 * @param durationNanos from there to the end of its last span
 * @param path what the response waited for
 */
record TraceTimes(long start, long durationNanos, CriticalPath path) {

	static TraceTimes of(Trace trace) {
		long start = trace.spans()
			.stream()
			.mapToLong(Span::startTimeUnixNano)
			.min()
			.orElseGet(() -> trace.logs().stream().mapToLong(LogLine::timeUnixNano).min().orElse(0));
		long end = trace.spans().stream().mapToLong(Span::endTimeUnixNano).max().orElse(start);
		return new TraceTimes(start, end - start, new CriticalPath(trace.spans()));
	}

	double after(long unixNano) {
		return Shortened.millis(unixNano - this.start);
	}

	double selfMs(Span span) {
		return Shortened.millis(this.path.selfNanos(span));
	}

	double waitedForMs(Span span) {
		return Shortened.millis(this.path.waitedForNanos(span));
	}

}
