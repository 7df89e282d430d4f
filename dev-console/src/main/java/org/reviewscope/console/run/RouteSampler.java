package org.reviewscope.console.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.reviewscope.console.run.RouteRun.SpanRun;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * Gathers the requests of one route.
 */
class RouteSampler {

	/** Beyond this many, more requests tell hardly more. */
	static final int MAX_REQUESTS = 5_000;

	/** A program with more has ids in the names of its spans. */
	static final int MAX_PATHS = 500;

	private final Route route;

	private final List<Timing> timings = new ArrayList<>();

	private final Counts statements = Counts.none();

	private final Map<SpanPath, SpanRun> spans = new LinkedHashMap<>();

	private int failed;

	RouteSampler(Route route) {
		this.route = route;
	}

	/**
	 * Adds a request.
	 * @param request the request
	 * @return whether it was added; not when there are enough of this route
	 */
	boolean add(Request request) {
		if (this.timings.size() >= MAX_REQUESTS) {
			return false;
		}
		String trace = request.entry().traceId();
		this.timings.add(new Timing(request.entry().durationNanos(), trace));
		this.failed += (request.entry().status() == SpanStatus.ERROR) ? 1 : 0;
		this.statements.add(request.statements());
		request.spans().forEach((path, count) -> {
			if (this.spans.size() < MAX_PATHS || this.spans.containsKey(path)) {
				this.spans.computeIfAbsent(path, (_) -> new SpanRun(path, Counts.none(), trace)).counts().add(count);
			}
		});
		return true;
	}

	RouteRun sample() {
		List<Timing> sorted = this.timings.stream().sorted(Comparator.comparingLong(Timing::nanos)).toList();
		return new RouteRun(this.route, sorted.stream().map(Timing::nanos).toList(), this.failed, this.statements,
				List.copyOf(this.spans.values()), traceAt(sorted, 0.5), traceAt(sorted, 0.99));
	}

	private static String traceAt(List<Timing> sorted, double share) {
		return sorted.get((int) (share * (sorted.size() - 1))).traceId;
	}

	/**
	 * How long a request took.
	 */
	private record Timing(long nanos, String traceId) {
	}

}
