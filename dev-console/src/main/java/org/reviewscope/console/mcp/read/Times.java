package org.reviewscope.console.mcp.read;

import java.util.List;

import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * The figures of many spans together.
 *
 * @param count how many
 * @param errors how many of them failed
 * @param p50Ms half of them took at most as long, in milliseconds
 * @param p95Ms 95 of 100 took at most as long
 */
record Times(int count, long errors, double p50Ms, double p95Ms) {

	static final Times NONE = new Times(0, 0, 0, 0);

	private static final double HALF = 0.5;

	private static final double MOST = 0.95;

	static Times of(List<Span> spans) {
		if (spans.isEmpty()) {
			return NONE;
		}
		long[] nanos = spans.stream().mapToLong(Span::durationNanos).sorted().toArray();
		return new Times(nanos.length, spans.stream().filter((span) -> span.status() == SpanStatus.ERROR).count(),
				quantile(nanos, HALF), quantile(nanos, MOST));
	}

	double errorShare() {
		return (this.count > 0) ? (double) this.errors / this.count : 0;
	}

	static double quantile(long[] sorted, double quantile) {
		return Shortened.millis(sorted[(int) Math.ceil(quantile * sorted.length) - 1]);
	}

}
