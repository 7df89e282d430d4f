package org.reviewscope.console.route;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/**
 * The requests of a route.
 *
 * @param service the service
 * @param route its method and path, or the name of its spans
 * @param query the query that finds them, {@code null} when it is too long to be asked
 * @param total all of them
 * @param intervals the same over time, oldest first
 */
@JsonInclude(Include.NON_NULL)
record RouteRequests(String service, String route, @Nullable String query, RequestFigures total,
		List<Interval> intervals) {
}
