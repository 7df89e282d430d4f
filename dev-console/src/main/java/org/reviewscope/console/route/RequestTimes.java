package org.reviewscope.console.route;

import java.util.Arrays;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * Gathers how long requests took. They are an array of numbers, because sorting as many
 * objects would take most of an answer's time.
 */
class RequestTimes {

	/** Of two that took as long, the earlier, so that the same one is shown again. */
	private static final Comparator<Span> SLOWER = Comparator.comparingLong(Span::durationNanos)
		.thenComparing(Span::startTimeUnixNano, Comparator.reverseOrder());

	private long[] durations = new long[16];

	private int requests;

	private int failed;

	private @Nullable Span slowest;

	void add(Span span) {
		add(span.durationNanos());
		this.failed += isFailed(span) ? 1 : 0;
		slower(span);
	}

	void add(RequestTimes others) {
		for (int i = 0; i < others.requests; i++) {
			add(others.durations[i]);
		}
		this.failed += others.failed;
		if (others.slowest != null) {
			slower(others.slowest);
		}
	}

	/**
	 * Computes the figures.
	 * @return the figures, {@code null} when there were no requests
	 */
	@Nullable RequestFigures figures() {
		if (this.slowest == null) {
			return null;
		}
		Arrays.sort(this.durations, 0, this.requests);
		return new RequestFigures(this.requests, this.failed, percentile(50), percentile(90), percentile(99),
				this.slowest.durationNanos(), this.slowest.traceId(), isFailed(this.slowest));
	}

	private void add(long duration) {
		if (this.requests == this.durations.length) {
			this.durations = Arrays.copyOf(this.durations, 2 * this.requests);
		}
		this.durations[this.requests++] = duration;
	}

	private void slower(Span span) {
		if (this.slowest == null || SLOWER.compare(span, this.slowest) > 0) {
			this.slowest = span;
		}
	}

	private long percentile(int percent) {
		return this.durations[Math.toIntExact(Math.ceilDiv((long) this.requests * percent, 100)) - 1];
	}

	private static boolean isFailed(Span span) {
		return span.status() == SpanStatus.ERROR;
	}

}
