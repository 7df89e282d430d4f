package org.reviewscope.console.trace;

import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;

/**
 * The time that a trace took, from its first span to the end of its last one.
 *
 * @param start when it began, in nanoseconds since 1970
 * @param length how many nanoseconds it took
 */
record TimeScale(long start, long length) {

	static TimeScale of(Trace trace) {
		long start = trace.spans().isEmpty() ? trace.logs().getFirst().timeUnixNano()
				: trace.spans().getFirst().startTimeUnixNano();
		long end = trace.spans().stream().mapToLong(Span::endTimeUnixNano).max().orElse(start);
		return new TimeScale(start, Math.max(1, end - start));
	}

	double part(long nanos) {
		return (double) nanos / this.length;
	}

	double share(long time) {
		return Math.clamp(part(time - this.start), 0, 1);
	}

	String since(long time) {
		long nanos = time - this.start;
		return ((nanos < 0) ? "\u2212" : "+") + Formats.duration(Math.abs(nanos));
	}

}
