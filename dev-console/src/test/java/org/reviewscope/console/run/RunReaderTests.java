package org.reviewscope.console.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.run.ErrorRun.ErrorLine;
import org.reviewscope.console.run.RouteRun.SpanRun;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a run remembers of traces and log records.
 */
class RunReaderTests {

	private static final Map<String, Object> PREDICT = Map.of("http.request.method", "POST", "http.route", "/predict");

	private static final Map<String, Object> SQL = Map.of("db.query.text", "select 1");

	@Test
	void requestIsTheTopmostServerSpanWithAllBelowIt() {
		Run run = read(List.of(span(1, 0, "POST /predict", "SERVER", PREDICT), span(2, 1, "POST", "CLIENT", Map.of()),
				span(3, 2, "POST /predictions", "SERVER", Map.of()), span(4, 3, "SELECT a", "CLIENT", SQL),
				span(5, 3, "SELECT a", "CLIENT", SQL)));

		assertThat(run.requests()).isOne();
		RouteRun route = run.routes().getFirst();
		assertThat(route.route()).isEqualTo(new Route("shop", "POST /predict"));
		assertThat(route.durations()).containsExactly(1L);
		assertThat(route.statements().requests()).isEqualTo(Map.of(2, 1));
		assertThat(route.spans()).extracting((span) -> span.path() + " " + span.counts().requests())
			.containsExactlyInAnyOrder("shop: POST {1=1}", "shop: POST > shop: POST /predictions {1=1}",
					"shop: POST > shop: POST /predictions > shop: SELECT a {2=1}");
	}

	@Test
	void requestsOfATestThatIsTracedItselfAreEachOne() {
		Run run = read(List.of(span(1, 0, "a test", "INTERNAL", Map.of()), span(2, 1, "POST", "CLIENT", Map.of()),
				span(3, 2, "POST /predict", "SERVER", PREDICT), span(4, 1, "POST", "CLIENT", Map.of()),
				span(5, 4, "POST /predict", "SERVER", PREDICT)));

		assertThat(run.routes()).extracting(RouteRun::requests).containsExactly(2);
	}

	@Test
	void requestWhoseCallerSendsNoSpansCounts() {
		assertThat(read(List.of(span(2, 1, "POST /predict", "SERVER", PREDICT))).requests()).isOne();
	}

	@Test
	void spansThatAreTheirOwnAncestorsDoNoHarm() {
		Run run = read(List.of(span(1, 2, "a", "SERVER", Map.of()), span(2, 1, "b", "INTERNAL", Map.of()),
				span(3, 3, "c", "SERVER", Map.of())));

		assertThat(run.requests()).isZero();
	}

	@Test
	void onlyWhatBeganInTheRangeCounts() {
		List<List<Span>> traces = List.of(List.of(span(1, 0, "a", "SERVER", Map.of())),
				List.of(span(9, 0, "a", "SERVER", Map.of())));

		Run run = RunReader.read(traces, List.of(line("ERROR", "x", 3, Map.of()), line("ERROR", "x", 9, Map.of())),
				(time) -> time < 9);

		assertThat(run.requests()).isOne();
		assertThat(run.fromUnixNano()).isEqualTo(1);
		assertThat(run.untilUnixNano()).isEqualTo(1);
		assertThat(run.errors()).extracting(ErrorRun::count).containsExactly(1);
	}

	@Test
	void errorsThatDifferInNumbersAndIdsAreTheSame() {
		Run run = RunReader.read(List.of(), List.of(
				line("ERROR", "Job 17 of 5b8efff798038103d269b633813fc60c failed after 1.5 s", 1, Map.of()),
				new LogLine("other", null, resource(), "ERROR",
						"Job 9 of eee19b7ec3c1b1740000000000000000 failed after 20.75 s", 1, Map.of()),
				line("FATAL", "Order 0e8b2f9a-1c1d-4c59-9a54-0242ac120002 lost\n  at x", 1, Map.of()),
				line("WARN", "nothing", 1, Map.of()),
				line("ERROR", "Hello Ada", 1, Map.of("log.body.template", "Hello {}", "otel.scope.name", "log"))),
				(_) -> true);

		assertThat(run.errors()).containsExactly(
				new ErrorRun(new ErrorLine("shop", "", "Job … of … failed after … s"), 2, "trace"),
				new ErrorRun(new ErrorLine("shop", "", "Order … lost"), 1, "trace"),
				new ErrorRun(new ErrorLine("shop", "log", "Hello {}"), 1, "trace"));
	}

	@Test
	void requestThatLogsAnErrorAgainAndAgainCountsOnce() {
		List<LogLine> lines = new ArrayList<>(Collections.nCopies(12, line("ERROR", "Try again", 1, Map.of())));
		lines.addAll(Collections.nCopies(3, new LogLine(null, null, resource(), "ERROR", "Try again", 1, Map.of())));

		Run run = RunReader.read(List.of(), lines, (_) -> true);

		assertThat(run.errors()).extracting(ErrorRun::count).containsExactly(1 + 3);
	}

	@Test
	void longNamesAreCut() {
		Run run = read(List.of(span(1, 0, "POST", "SERVER", PREDICT), span(2, 1, "x".repeat(8192), "CLIENT", SQL)));

		assertThat(run.routes().getFirst().spans()).extracting((span) -> span.path().steps())
			.containsExactly(List.of("shop: " + "x".repeat(194)));
	}

	@Test
	void runHasALimitForEverything() {
		List<List<Span>> traces = new ArrayList<>();
		List<LogLine> lines = new ArrayList<>();
		for (int i = 0; i < RouteSampler.MAX_REQUESTS + 10; i++) {
			traces.add(List.of(span(1, 0, "a", "SERVER", Map.of()), span(2, 1, "id " + i, "INTERNAL", Map.of())));
		}
		for (int i = 0; i < 300; i++) {
			traces.add(List.of(span(1, 0, "route " + i, "SERVER", Map.of())));
			lines.add(line("ERROR", "z".repeat(i), 1, Map.of()));
		}

		Run run = RunReader.read(traces, lines, (_) -> true);

		assertThat(run.requests()).isEqualTo(RouteSampler.MAX_REQUESTS + 310);
		assertThat(run.leftOut()).isEqualTo(10 + 101 + 1);
		assertThat(run.routes()).hasSize(200);
		assertThat(run.routes().getFirst().requests()).isEqualTo(RouteSampler.MAX_REQUESTS);
		assertThat(run.routes().getFirst().spans()).hasSize(RouteSampler.MAX_PATHS);
		assertThat(run.errors()).hasSize(200);
	}

	@Test
	void tracesToLookAtAreATypicalAndASlowOne() {
		Run run = Traffic.of(1).run();

		RouteRun route = run.routes().getFirst();
		assertThat(route.typicalTrace()).isNotEqualTo(route.slowTrace());
		assertThat(route.durations()).isSorted();
		assertThat(route.spans()).extracting(SpanRun::trace).doesNotContainNull();
	}

	private static Run read(List<Span> trace) {
		return RunReader.read(List.of(trace), List.of(), (_) -> true);
	}

	private static Span span(int id, int parent, String name, String kind, Map<String, Object> attributes) {
		return new Span("trace", resource(), name, kind, "" + id, parentId(parent), id, 1, SpanStatus.UNSET, attributes,
				List.of(), List.of());
	}

	private static @Nullable String parentId(int parent) {
		return (parent > 0) ? "" + parent : null;
	}

	private static LogLine line(String severity, String body, long time, Map<String, Object> attributes) {
		return new LogLine("trace", null, resource(), severity, body, time, attributes);
	}

	private static Resource resource() {
		return new Resource("shop", Map.of(), 1);
	}

}
