package org.reviewscope.console.route;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.query.Query;
import org.reviewscope.console.query.QueryForm;
import org.reviewscope.console.query.TimeRange;
import org.reviewscope.console.query.TraceScope;
import org.reviewscope.console.store.TelemetryFixtures;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The figures of a route are those of its requests.
 */
class RoutesTests {

	private static final QueryForm ALL = new QueryForm("", "", "");

	private static final Instant LATER = Instant.parse("2026-01-31T18:00:00Z");

	@Test
	void percentilesOfAKnownLoadAreExact() {
		List<List<Span>> traces = new ArrayList<>(
				IntStream.rangeClosed(1, 1000).mapToObj((number) -> Requests.predict(number, 0.5, number)).toList());
		Collections.shuffle(traces, new Random(1));

		assertThat(Routes.of(traces, ALL, LATER).routes()).singleElement().satisfies((route) -> {
			assertThat(route.service()).isEqualTo("gateway");
			assertThat(route.route()).isEqualTo("POST /predict");
			assertThat(route.total()).isEqualTo(new RequestFigures(1000, 0, 500_000_000, 900_000_000, 990_000_000,
					1_000_000_000, TelemetryFixtures.traceId(1000), false));
		});
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void percentilesOfAnyLoadAreTheShortestThatEnoughDoNotExceed(long seed) {
		Random random = new Random(seed);
		long[] millis = random.longs(1 + random.nextInt(300), 0, 200).toArray();
		List<List<Span>> traces = IntStream.range(0, millis.length)
			.mapToObj((number) -> Requests.predict(number + 1, random.nextDouble(100), millis[number]))
			.toList();

		Routes routes = Routes.of(traces, ALL, LATER);

		RequestFigures total = routes.routes().getFirst().total();
		assertThat(total.p50Nanos()).isEqualTo(exact(millis, 50));
		assertThat(total.p90Nanos()).isEqualTo(exact(millis, 90));
		assertThat(total.p99Nanos()).isEqualTo(exact(millis, 99));
		assertThat(routes.routes().getFirst().intervals()).hasSizeLessThanOrEqualTo(41)
			.allSatisfy((interval) -> assertThat(interval.figures()).isEqualTo(only(traces, interval)));
	}

	@Test
	void requestsAreCountedInTheirInterval() {
		List<List<Span>> traces = List.of(Requests.predict(1, 0, 10), Requests.predict(2, 0.9, 30),
				Requests.request(3, "gateway", Requests.PREDICT, 1.5, 5, SpanStatus.ERROR),
				Requests.predict(4, 3.999, 7));

		Routes routes = Routes.of(traces, ALL, LATER);

		assertThat(routes.intervalSeconds()).isEqualTo(1);
		assertThat(routes.range()).isEqualTo(new TimeRange(Requests.NOON, Requests.NOON + 4_000_000_000L));
		List<Interval> intervals = routes.routes().getFirst().intervals();
		assertThat(intervals).extracting(Interval::perSecond).containsExactly(2.0, 1.0, 0.0, 1.0);
		assertThat(intervals).extracting(Interval::failedPerSecond).containsExactly(0.0, 1.0, 0.0, 0.0);
		assertThat(intervals).extracting(Interval::figures)
			.containsExactly(
					new RequestFigures(2, 0, 10_000_000, 30_000_000, 30_000_000, 30_000_000,
							TelemetryFixtures.traceId(2), false),
					new RequestFigures(1, 1, 5_000_000, 5_000_000, 5_000_000, 5_000_000, TelemetryFixtures.traceId(3),
							true),
					null, new RequestFigures(1, 0, 7_000_000, 7_000_000, 7_000_000, 7_000_000,
							TelemetryFixtures.traceId(4), false));
	}

	@Test
	void rangeThatCutsAnIntervalCountsItsPartAlone() {
		List<List<Span>> traces = IntStream.range(0, 100)
			.mapToObj((number) -> Requests.predict(number + 1, number, 10))
			.toList();

		Routes routes = Routes.of(traces, new QueryForm("", "2026-01-31T12:00:03Z", "2026-01-31T12:01:01Z"), LATER);

		assertThat(routes.intervalSeconds()).isEqualTo(2);
		assertThat(routes.routes().getFirst().total().requests()).isEqualTo(58);
		List<Interval> intervals = routes.routes().getFirst().intervals();
		assertThat(intervals).hasSize(30)
			.allSatisfy((interval) -> assertThat(interval.perSecond()).isEqualTo(1, within(1e-9)));
		assertThat(intervals.getFirst().from()).isEqualTo(Requests.NOON + 3_000_000_000L);
		assertThat(intervals.getFirst().until()).isEqualTo(Requests.NOON + 4_000_000_000L);
		assertThat(intervals.getLast().until()).isEqualTo(Requests.NOON + 61_000_000_000L);
	}

	@Test
	void routesAreToldApartByServiceMethodAndRoute() {
		List<List<Span>> traces = List.of(
				Requests.request(1, "gateway", Map.of("http.request.method", "GET", "http.route", "/a"), 0, 1,
						SpanStatus.UNSET),
				Requests.request(2, "gateway", Map.of("http.method", "GET", "http.route", "/b"), 0, 1,
						SpanStatus.UNSET),
				Requests.request(3, "gateway", Map.of("http.route", "/a b\""), 0, 1, SpanStatus.UNSET),
				Requests.request(4, "the store", Map.of(), 0, 1, SpanStatus.UNSET));

		List<RouteRequests> routes = Routes.of(traces, ALL, LATER).routes();

		assertThat(routes).extracting(RouteRequests::route).containsExactly("/a b\"", "GET /a", "GET /b", "http post");
		for (RouteRequests route : routes) {
			assertThat(found(traces, route.query())).as(route.query()).isEqualTo(1);
		}
	}

	@Test
	void queryChoosesTheRequestsAndStaysInTheLink() {
		List<List<Span>> traces = List.of(Requests.predict(1, 0, 10), Requests.predict(2, 0, 60),
				Requests.request(3, "store", Requests.PREDICT, 0, 70, SpanStatus.UNSET));

		Routes routes = Routes.of(traces, new QueryForm("service = store or duration > 50ms", "", ""), LATER);

		assertThat(routes.routes()).extracting(RouteRequests::service).containsExactly("gateway", "store");
		assertThat(routes.routes().getFirst().query()).isEqualTo("kind = server and service = gateway and "
				+ "http.request.method = POST and http.route = /predict and (service = store or duration > 50ms)");
		assertThat(found(traces, routes.routes().getFirst().query())).isEqualTo(1);
	}

	@Test
	void routesBeyondTheMostAreCountedOnly() {
		List<List<Span>> traces = IntStream.rangeClosed(1, 205)
			.mapToObj((number) -> Requests.request(number, "gateway", Map.of("http.route", "/" + number), 0, 1,
					SpanStatus.UNSET))
			.toList();

		Routes routes = Routes.of(traces, ALL, LATER);

		assertThat(routes.routes()).hasSize(200);
		assertThat(routes.leftOut()).isEqualTo(5);
		assertThat(routes.first(50).routes()).hasSize(50);
		assertThat(routes.first(50).leftOut()).isEqualTo(155);
	}

	@Test
	void routesWithTheMostRequestsAreKept() {
		List<List<Span>> traces = new ArrayList<>(IntStream.rangeClosed(1, 250)
			.mapToObj((number) -> Requests.request(number, "gateway", Map.of("http.route", "/" + number), 0, 1,
					SpanStatus.UNSET))
			.toList());
		IntStream.rangeClosed(251, 253).forEach((number) -> traces.add(Requests.predict(number, 0, 1)));

		Routes routes = Routes.of(traces, ALL, LATER);

		assertThat(routes.routes().getFirst().route()).isEqualTo("POST /predict");
		assertThat(routes.routes().getFirst().total().requests()).isEqualTo(3);
		assertThat(routes.leftOut()).isEqualTo(51);
	}

	@Test
	void intervalThatHasNotEndedCountsAsFarAsItHasElapsed() {
		List<List<Span>> traces = new ArrayList<>(
				IntStream.range(0, 90).mapToObj((number) -> Requests.predict(number + 1, 100 * number, 10)).toList());
		IntStream.range(0, 200)
			.forEach((number) -> traces.add(Requests.predict(number + 91, 9000 + number / 20.0, 10)));

		Routes routes = Routes.of(traces, ALL, Instant.parse("2026-01-31T14:30:10Z"));

		assertThat(routes.intervalSeconds()).isEqualTo(300);
		assertThat(routes.range().until()).isEqualTo(Requests.NOON + 9_010_000_000_000L);
		assertThat(routes.routes().getFirst().intervals().getLast().perSecond()).isEqualTo(20);
	}

	@Test
	void firstIntervalBeginsWithTheFirstRequest() {
		List<List<Span>> traces = IntStream.range(0, 300)
			.mapToObj((number) -> Requests.predict(number + 1, 50.5 + number, 10))
			.toList();

		Routes routes = Routes.of(traces, ALL, LATER);

		assertThat(routes.intervalSeconds()).isEqualTo(10);
		assertThat(routes.range().from()).isEqualTo(Requests.NOON + 50_000_000_000L);
		assertThat(Routes.of(traces.subList(5, 300), ALL, LATER).routes().getFirst().intervals().getFirst())
			.satisfies((interval) -> {
				assertThat(interval.from()).isEqualTo(Requests.NOON + 55_000_000_000L);
				assertThat(interval.perSecond()).isEqualTo(1);
			});
	}

	@Test
	void silenceSinceTheLastRequestIsDrawn() {
		QueryForm since = new QueryForm("", "2026-01-31T12:00:00Z", "");

		Routes routes = Routes.of(List.of(Requests.predict(1, 0, 10)), since, Instant.parse("2026-01-31T12:00:40Z"));

		assertThat(routes.range()).isEqualTo(new TimeRange(Requests.NOON, Requests.NOON + 40_000_000_000L));
		assertThat(routes.routes().getFirst().intervals()).hasSize(40)
			.extracting(Interval::perSecond)
			.startsWith(1.0, 0.0)
			.endsWith(0.0);
	}

	@Test
	void linksStayAsLongAsTheyAre() {
		List<List<Span>> traces = List.of(Requests.predict(1, 0, 10));
		for (String asked : List.of("", "duration > 1ms", "(duration > 1ms) or (kind = server)")) {
			String once = link(traces, asked);
			assertThat(link(traces, once)).isEqualTo(once);
		}
		String own = link(traces, "");
		assertThat(link(traces, own + " and (duration > 1ms) or (kind = server)"))
			.isEqualTo(own + " and (" + own + " and (duration > 1ms) or (kind = server))");
	}

	@Test
	void thereIsNoLinkWithAQueryThatIsTooLong() {
		List<List<Span>> traces = List.of(Requests.predict(1, 0, 10));

		assertThat(link(traces, "service != " + "x".repeat(850))).isNotNull();
		assertThat(link(traces, "service != " + "x".repeat(950))).isNull();
		assertThat(link(List
			.of(Requests.request(1, "gateway", Map.of("http.route", "/" + "x".repeat(990)), 0, 1, SpanStatus.UNSET)),
				""))
			.isNull();
	}

	@Test
	void emptyRouteIsNone() {
		List<List<Span>> traces = List.of(Requests.request(1, "gateway",
				Map.of("http.request.method", "GET", "http.route", ""), 0, 1, SpanStatus.UNSET));

		assertThat(Routes.of(traces, ALL, LATER).routes()).singleElement()
			.extracting(RouteRequests::route)
			.isEqualTo("http post");
		assertThat(found(traces, link(traces, ""))).isEqualTo(1);
		assertThat(new Route("gateway", "", "", "", "").title()).isEqualTo("(no name)");
	}

	@Test
	void requestsOfBrokenClocksDoNotStretchTheCharts() {
		List<List<Span>> traces = List.of(List.of(at(0)), Requests.predict(1, 0, 10), Requests.predict(2, 9.5, 10),
				List.of(at(4_102_444_800_000_000_000L)));

		Routes routes = Routes.of(traces, ALL, LATER);

		assertThat(routes.range()).isEqualTo(new TimeRange(Requests.NOON, Requests.NOON + 10_000_000_000L));
		assertThat(routes.outOfRange()).isEqualTo(2);
		assertThat(routes.routes().getFirst().total().requests()).isEqualTo(4);
	}

	@Test
	void oldRequestsAloneAreDrawn() {
		Routes routes = Routes.of(List.of(Requests.predict(1, 0, 10), Requests.predict(2, 80_000, 10)), ALL,
				Instant.parse("2027-01-31T12:00:00Z"));

		assertThat(routes.outOfRange()).isZero();
		assertThat(routes.intervalSeconds()).isEqualTo(3600);
	}

	@ParameterizedTest
	@CsvSource({ "0, 9223372036854775806, 1", "-9223372036854775808, 5, 1", "-5, -5, 0",
			"9223372036854775806, 9223372036854775806, 0" })
	void timesOfBrokenClocksAreNoHarm(long first, long last, int drawn) {
		List<List<Span>> traces = LongStream.of(first, last).mapToObj((start) -> List.of(at(start))).toList();

		Routes routes = Routes.of(traces, ALL, LATER);

		assertThat(routes.outOfRange()).isEqualTo(2 - drawn);
		assertThat(routes.routes().getFirst().total().requests()).isEqualTo(2);
		assertThat(routes.routes().getFirst().intervals()).hasSizeLessThanOrEqualTo(42)
			.extracting(Interval::figures)
			.filteredOn(Objects::nonNull)
			.extracting(RequestFigures::requests)
			.satisfies((counts) -> assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(drawn));
	}

	private static String link(List<List<Span>> traces, String asked) {
		return Routes.of(traces, new QueryForm(asked, "", ""), LATER).routes().getFirst().query();
	}

	private static Span at(long start) {
		Span span = Requests.predict(1, 0, 1).getFirst();
		return new Span(span.traceId(), span.resource(), span.name(), span.kind(), span.spanId(), null, start, 1,
				SpanStatus.UNSET, span.attributes(), List.of(), List.of());
	}

	private static long exact(long[] millis, int percent) {
		long[] sorted = LongStream.of(millis).sorted().toArray();
		return LongStream.of(sorted)
			.filter((value) -> 100 * LongStream.of(sorted).filter((other) -> other <= value).count() >= (long) percent
					* sorted.length)
			.findFirst()
			.getAsLong() * 1_000_000;
	}

	private static RequestFigures only(List<List<Span>> traces, Interval interval) {
		List<List<Span>> part = traces.stream()
			.filter((spans) -> new TimeRange(interval.from(), interval.until())
				.contains(spans.getFirst().startTimeUnixNano()))
			.toList();
		return part.isEmpty() ? null : Routes.of(part, ALL, LATER).routes().getFirst().total();
	}

	private static long found(List<List<Span>> traces, String query) {
		Query<Span> compiled = Query.spans(query);
		return traces.stream()
			.filter((spans) -> spans.stream().anyMatch((span) -> compiled.holds(span, new TraceScope(() -> spans))))
			.count();
	}

}
