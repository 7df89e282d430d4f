package org.reviewscope.console.route;

import java.util.List;

/**
 * The requests of a route.
 *
 * @param service the service
 * @param route its method and path, or the name of its spans
 * @param query the query that finds them
 * @param total all of them
 * @param intervals the same over time, oldest first
 */
record RouteRequests(String service, String route, String query, RequestFigures total, List<Interval> intervals) {
}
