package org.reviewscope.console.mcp.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.trace.CriticalPath;

/**
 * How much of each span's time was its own: that in which no child of it ran.
 *
 * @param paths the traces by their ids
 */
record OwnTimes(Map<String, CriticalPath> paths) {

	private static final double FEW = 0.05;

	private static final double HALF = 0.5;

	private static final double MOST = 0.95;

	static OwnTimes in(Stream<List<Span>> traces) {
		Map<String, CriticalPath> paths = new HashMap<>();
		traces.filter((spans) -> !spans.isEmpty())
			.forEach((spans) -> paths.put(spans.getFirst().traceId(), new CriticalPath(spans)));
		return new OwnTimes(paths);
	}

	Side of(List<Span> spans) {
		long[] nanos = spans.stream().mapToLong(this::nanos).sorted().toArray();
		return new Side(Times.of(spans), (nanos.length == 0) ? Self.NONE
				: new Self(Times.quantile(nanos, FEW), Times.quantile(nanos, HALF), Times.quantile(nanos, MOST)));
	}

	// Its trace may have been dropped meanwhile
	private long nanos(Span span) {
		CriticalPath path = this.paths.get(span.traceId());
		return (path != null) ? path.selfNanos(span) : span.durationNanos();
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
