package org.reviewscope.console.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.reviewscope.console.query.Query;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.TimeRange;
import org.reviewscope.console.query.TraceScope;
import org.reviewscope.console.telemetry.Span;

/**
 * The requests of each route, computed from the spans that are kept: these are there for
 * any program, answer any query, and each is a trace to open. Histograms that are scraped
 * know more requests, but only estimate percentiles, and only of the suite's services.
 *
 * @param range the time that the intervals cover
 * @param intervalSeconds how long each interval is
 * @param routes the routes, most requests first
 * @param leftOut how many requests of further routes are not among them
 */
record Routes(TimeRange range, long intervalSeconds, List<RouteRequests> routes, int leftOut) {

	/** A program with more has ids in the names of its spans. */
	private static final int MOST_ROUTES = 200;

	/**
	 * Gathers requests: each span of kind server that fulfils the query.
	 * @param traces the spans of each trace
	 * @param form the query and the time range
	 * @return the routes
	 */
	static Routes of(List<List<Span>> traces, QueryForm form) {
		List<Span> requests = requests(traces, form.spans());
		Intervals intervals = intervals(form.range(), requests);
		Map<Route, Gathered[]> routes = new HashMap<>();
		int leftOut = 0;
		for (Span span : requests) {
			Route route = Route.of(span);
			Gathered[] parts = routes.get(route);
			if (parts == null && routes.size() == MOST_ROUTES) {
				leftOut++;
				continue;
			}
			if (parts == null) {
				parts = parts(intervals);
				routes.put(route, parts);
			}
			parts[intervals.numberOf(span.startTimeUnixNano())].add(span);
		}
		return new Routes(intervals.range(), intervals.step() / 1_000_000_000,
				sorted(routes, Objects.requireNonNullElse(form.query(), ""), intervals), leftOut);
	}

	/**
	 * Leaves out all but some.
	 * @param limit how many routes at most
	 * @return those with the most requests
	 */
	Routes first(int limit) {
		List<RouteRequests> others = this.routes.subList(Math.min(limit, this.routes.size()), this.routes.size());
		return new Routes(this.range, this.intervalSeconds, this.routes.subList(0, this.routes.size() - others.size()),
				this.leftOut + others.stream().mapToInt((route) -> route.total().requests()).sum());
	}

	// Loops, because streams take longer for so many short traces
	private static List<Span> requests(List<List<Span>> traces, Query<Span> query) {
		List<Span> requests = new ArrayList<>();
		for (List<Span> spans : traces) {
			TraceScope trace = new TraceScope(() -> spans);
			for (Span span : spans) {
				if (span.kind().equals("SERVER") && query.holds(span, trace)) {
					requests.add(span);
				}
			}
		}
		return requests;
	}

	private static Intervals intervals(TimeRange asked, List<Span> requests) {
		LongSummaryStatistics starts = new LongSummaryStatistics();
		requests.forEach((span) -> starts.accept(span.startTimeUnixNano()));
		return requests.isEmpty() ? Intervals.of(asked, 0, 0) : Intervals.of(asked, starts.getMin(), starts.getMax());
	}

	private static Gathered[] parts(Intervals intervals) {
		return Stream.generate(Gathered::new).limit(intervals.count()).toArray(Gathered[]::new);
	}

	private static List<RouteRequests> sorted(Map<Route, Gathered[]> routes, String asked, Intervals intervals) {
		return routes.entrySet()
			.stream()
			.map((entry) -> of(entry.getKey(), entry.getValue(), asked, intervals))
			.sorted(Comparator.comparingInt((RouteRequests route) -> -route.total().requests())
				.thenComparing(RouteRequests::service)
				.thenComparing(RouteRequests::route))
			.toList();
	}

	private static RouteRequests of(Route route, Gathered[] parts, String asked, Intervals intervals) {
		Gathered all = new Gathered();
		for (Gathered part : parts) {
			all.add(part);
		}
		return new RouteRequests(route.service(), route.title(), route.query(asked),
				Objects.requireNonNull(all.figures()), intervals.of(parts));
	}

}
