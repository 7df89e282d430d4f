package org.reviewscope.console.run;

import java.util.List;

/**
 * What the requests of a time range were like.
 *
 * @param fromUnixNano when the first request began
 * @param untilUnixNano when the last one began
 * @param requests how many requests there were, with those that were left out
 * @param leftOut requests and log records that were left out: of a route that had enough
 * of them, or of more routes or messages than are kept
 * @param routes the routes, at most 200
 * @param errors the log records of errors, at most 200 different ones
 */
public record Run(long fromUnixNano, long untilUnixNano, int requests, int leftOut, List<RouteRun> routes,
		List<ErrorRun> errors) {
}
