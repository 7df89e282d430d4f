package org.reviewscope.console.route;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.chart.Formats;

/**
 * A route in one line of the list.
 *
 * @param service the service
 * @param route its method and path, or the name of its spans
 * @param query the query that finds its requests, {@code null} when it is too long
 * @param requests how many requests there were
 * @param failed how many of them have failed
 * @param p50 the median of their durations
 * @param p90 the 90th percentile
 * @param p99 the 99th percentile
 * @param slowest the longest
 * @param slowestTraceId the trace of the slowest
 */
record RouteLine(String service, String route, @Nullable String query, int requests, int failed, String p50, String p90,
		String p99, String slowest, String slowestTraceId) {

	static RouteLine of(RouteRequests requests) {
		RequestFigures total = requests.total();
		return new RouteLine(requests.service(), requests.route(), requests.query(), total.requests(), total.failed(),
				Formats.duration(total.p50Nanos()), Formats.duration(total.p90Nanos()),
				Formats.duration(total.p99Nanos()), Formats.duration(total.slowestNanos()), total.slowestTraceId());
	}

}
