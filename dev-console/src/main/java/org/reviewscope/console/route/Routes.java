package org.reviewscope.console.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
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
 * @param outOfRange how many requests of all began at times that are far from the others'
 */
record Routes(TimeRange range, long intervalSeconds, List<RouteRequests> routes, int leftOut, int outOfRange) {

	private static final Comparator<Map.Entry<Route, List<Span>>> BUSIEST_FIRST = Comparator
		.comparingInt((Map.Entry<Route, List<Span>> one) -> -one.getValue().size())
		.thenComparing((one) -> one.getKey().service())
		.thenComparing((one) -> one.getKey().title());

	/** A program with more has ids in the names of its spans. */
	private static final int MOST_ROUTES = 200;

	/** Without a time range, older requests would leave no room for the others. */
	private static final long LONGEST = TimeUnit.DAYS.toNanos(1);

	/** So far ahead is no clock but a broken one. */
	private static final long AHEAD = TimeUnit.HOURS.toNanos(1);

	/**
	 * Gathers requests: each span of kind server that matches the query.
	 * @param traces the spans of each trace
	 * @param form the query and the time range
	 * @param now the time
	 * @return the routes
	 */
	static Routes of(List<List<Span>> traces, QueryForm form, Instant now) {
		List<Span> requests = requests(traces, form.spans());
		Intervals intervals = intervals(form.range(), requests, TimeUnit.MILLISECONDS.toNanos(now.toEpochMilli()));
		List<Map.Entry<Route, List<Span>>> routes = requests.stream()
			.collect(Collectors.groupingBy(Route::of))
			.entrySet()
			.stream()
			.sorted(BUSIEST_FIRST)
			.limit(MOST_ROUTES)
			.toList();
		String asked = Objects.requireNonNullElse(form.query(), "");
		return new Routes(intervals.range(), intervals.step() / 1_000_000_000,
				routes.stream().map((route) -> of(route.getKey(), route.getValue(), asked, intervals)).toList(),
				requests.size() - routes.stream().mapToInt((route) -> route.getValue().size()).sum(),
				(int) requests.stream()
					.filter((span) -> !intervals.range().contains(span.startTimeUnixNano()))
					.count());
	}

	/**
	 * Leaves out all but some.
	 * @param limit how many routes at most
	 * @return those with the most requests
	 */
	Routes first(int limit) {
		List<RouteRequests> others = this.routes.subList(Math.min(limit, this.routes.size()), this.routes.size());
		return new Routes(this.range, this.intervalSeconds, this.routes.subList(0, this.routes.size() - others.size()),
				this.leftOut + others.stream().mapToInt((route) -> route.total().requests()).sum(), this.outOfRange);
	}

	// Loops, because streams take longer for many short traces
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

	private static Intervals intervals(TimeRange asked, List<Span> requests, long now) {
		long[] starts = requests.stream().mapToLong(Span::startTimeUnixNano).toArray();
		long latest = (asked.until() < Long.MAX_VALUE) ? asked.until() : now + AHEAD;
		long last = LongStream.of(starts)
			.filter((start) -> start <= latest)
			.max()
			.orElse(LongStream.of(starts).min().orElse(0));
		long earliest = Math.max(0, last) - LONGEST;
		return Intervals.of(asked, LongStream.of(starts).filter((start) -> start >= earliest).min().orElse(last), last,
				now);
	}

	private static RouteRequests of(Route route, List<Span> requests, String asked, Intervals intervals) {
		RequestTimes[] parts = Stream.generate(RequestTimes::new)
			.limit(intervals.count() + 1)
			.toArray(RequestTimes[]::new);
		requests.forEach((span) -> parts[intervals.numberOf(span.startTimeUnixNano())].add(span));
		RequestTimes all = new RequestTimes();
		Stream.of(parts).forEach(all::add);
		return new RouteRequests(route.service(), route.title(), route.query(asked),
				Objects.requireNonNull(all.figures()), intervals.of(parts));
	}

}
