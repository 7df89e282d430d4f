package org.reviewscope.console.run;

import java.util.List;

/**
 * The requests of a route in a run.
 *
 * @param route the route
 * @param durations how long each request took, in nanoseconds, shortest first
 * @param failed how many requests have failed
 * @param statements the statements of databases in each request
 * @param spans the places of spans that the requests had, at most 500
 * @param typicalTrace the trace of a request of the median duration
 * @param slowTrace the trace of a request of the 99th percentile
 */
public record RouteRun(Route route, List<Long> durations, int failed, Counts statements, List<SpanRun> spans,
		String typicalTrace, String slowTrace) {

	/**
	 * How many requests there were.
	 * @return at least one
	 */
	public int requests() {
		return this.durations.size();
	}

	/**
	 * The spans at one place of the requests' trees.
	 *
	 * @param path the place
	 * @param counts how many there were in each request
	 * @param trace a trace that has one
	 */
	public record SpanRun(SpanPath path, Counts counts, String trace) {
	}

}
