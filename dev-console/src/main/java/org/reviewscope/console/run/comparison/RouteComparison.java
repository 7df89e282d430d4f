package org.reviewscope.console.run.comparison;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.run.Route;

/**
 * The figures of a route in two runs, whether they differ or not.
 *
 * @param route the route
 * @param before its figures in the run before, {@code null} when it had no requests
 * @param after its figures in the run after, {@code null} when it had no requests
 * @param enough whether there were enough requests to tell a difference
 * @param enoughForP99 whether there were enough requests to tell one of p99
 */
public record RouteComparison(Route route, @Nullable Figures before, @Nullable Figures after, boolean enough,
		boolean enoughForP99) {
}
