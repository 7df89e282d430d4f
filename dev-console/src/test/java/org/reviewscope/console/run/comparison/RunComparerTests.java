package org.reviewscope.console.run.comparison;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.run.Counts;
import org.reviewscope.console.run.ErrorRun;
import org.reviewscope.console.run.ErrorRun.ErrorLine;
import org.reviewscope.console.run.Route;
import org.reviewscope.console.run.RouteRun;
import org.reviewscope.console.run.RouteRun.SpanRun;
import org.reviewscope.console.run.Run;
import org.reviewscope.console.run.SpanPath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What the comparison says of runs that are alike or not.
 */
class RunComparerTests {

	@Test
	void routesThatAreNewOrGoneHaveFiguresOfOneRunOnly() {
		Comparison comparison = RunComparer.compare(run(route("old", 30, 1, List.of())),
				run(route("new", 30, 1, List.of())));

		assertThat(comparison.findings()).isEmpty();
		assertThat(comparison.routes())
			.extracting((row) -> row.route().name(), (row) -> row.before() != null, (row) -> row.after() != null)
			.containsExactly(tuple("new", false, true), tuple("old", true, false));
	}

	@Test
	void nothingIsToldOfFewerThanTwentyRequests() {
		Comparison few = RunComparer.compare(run(route("a", 19, 1, List.of())), run(route("a", 400, 9, List.of())));
		Comparison enough = RunComparer.compare(run(route("a", 20, 1, List.of())), run(route("a", 20, 9, List.of())));

		assertThat(few.findings()).isEmpty();
		assertThat(few.routes()).singleElement().satisfies((row) -> assertThat(row.enough()).isFalse());
		assertThat(enough.findings()).extracting(Finding::toString)
			.containsExactly("shop a: p50 1.00 ms → 9.00 ms, +800 %");
		assertThat(enough.routes()).singleElement().satisfies((row) -> {
			assertThat(row.enough()).isTrue();
			assertThat(row.enoughForP99()).isFalse();
		});
	}

	@Test
	void lessThanATenthIsNotTold() {
		assertThat(RunComparer.compare(run(route("a", 400, 100, List.of())), run(route("a", 400, 109, List.of())))
			.findings()).isEmpty();
		assertThat(RunComparer.compare(run(route("a", 400, 100, List.of())), run(route("a", 400, 111, List.of())))
			.findings()).hasSize(1);
	}

	@Test
	void fasterIsAnImprovement() {
		Comparison comparison = RunComparer.compare(run(route("a", 30, 9, List.of())),
				run(route("a", 30, 1, List.of())));

		assertThat(comparison.regressions()).isEmpty();
		assertThat(comparison.findings()).singleElement().satisfies((finding) -> {
			assertThat(finding.isImprovement()).isTrue();
			assertThat(finding.pValue()).isLessThan(1e-6);
		});
	}

	@Test
	void ofTheSpansOnlyTheTopmostOnesAreTold() {
		SpanRun call = span(30, "call");
		SpanRun retry = span(30, "retry");
		Comparison comparison = RunComparer.compare(
				run(route("a", 30, 1, List.of(call, span(30, "call", "query"), span(30, "call", "audit")))),
				run(route("a", 30, 1, List.of(call, retry, span(30, "retry", "query"), span(30, "call", "audit")))));

		assertThat(comparison.findings()).extracting(Finding::text, Finding::path, Finding::isRegression)
			.containsExactlyInAnyOrder(tuple("spans per request 0 → 1: retry", List.of("retry"), false),
					tuple("spans per request 1 → 0: query", List.of("call", "query"), false));
	}

	@Test
	void errorsAreNewGoneOrMore() {
		Run before = run(100, error("gone", 1), error("as often", 50), error("more", 1));
		Run after = run(100, error("new", 1), error("as often", 49), error("more", 60));

		Comparison comparison = RunComparer.compare(before, after);

		assertThat(comparison.errors())
			.extracting((row) -> entry(row.error().message(), row.before() + "-" + row.after()))
			.containsExactlyInAnyOrder(entry("new", "0-1"), entry("as often", "50-49"), entry("more", "1-60"),
					entry("gone", "1-0"));
		assertThat(comparison.findings()).extracting(Finding::toString)
			.containsExactly("error logged 1 → 60 times by shop: more");
	}

	@Test
	void asManyErrorsInTwiceAsManyRequestsAreFewer() {
		assertThat(RunComparer.compare(run(100, error("a", 60)), run(1000, error("a", 60))).findings()).singleElement()
			.satisfies((finding) -> assertThat(finding.isImprovement()).isTrue());
	}

	private static Run run(RouteRun route) {
		return new Run(1, 2, route.requests(), 0, List.of(route), List.of());
	}

	private static Run run(int requests, ErrorRun... errors) {
		return new Run(1, 2, requests, 0, List.of(), List.of(errors));
	}

	private static ErrorRun error(String message, int count) {
		return new ErrorRun(new ErrorLine("shop", "logger", message), count, null);
	}

	// Each request takes a little longer than the one before, all together half a percent
	private static RouteRun route(String name, int requests, long millis, List<SpanRun> spans) {
		List<Long> durations = LongStream.range(0, requests)
			.mapToObj((number) -> millis * (1_000_000 + 5_000 * (number - requests / 2 + 1) / requests))
			.toList();
		return new RouteRun(new Route("shop", name), durations, 0, new Counts(new TreeMap<>()), spans, "t1", "t2");
	}

	private static SpanRun span(int requests, String... steps) {
		return new SpanRun(new SpanPath(List.of(steps)), new Counts(new TreeMap<>(Map.of(1, requests))), "t1");
	}

}
