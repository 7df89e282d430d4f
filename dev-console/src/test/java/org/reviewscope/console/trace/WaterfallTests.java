package org.reviewscope.console.trace;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;
import org.reviewscope.console.telemetry.Trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Rows come in the order of what happened.
 */
class WaterfallTests {

	@Test
	void logsStandBetweenTheSpansOfTheirTime() {
		Trace trace = new Trace("t", List.of(span("a", null, 0, 100), span("b", "a", 10, 30), span("c", "a", 60, 30)),
				List.of(line("b", 20, "in b"), line("a", 50, "between"), line("unknown", 200, "after")));

		assertThat(rows(trace)).extracting(WaterfallRow::title, (row) -> row.place().indent())
			.containsExactly(tuple("a", 0), tuple("b", 1), tuple("in b", 2), tuple("between", 1), tuple("c", 1),
					tuple("after", 0));
	}

	@Test
	void barsShareOneScale() {
		Trace trace = new Trace("t", List.of(span("a", null, 0, 200), span("b", "a", 50, 100)), List.of());

		assertThat(rows(trace)).extracting(WaterfallRow::offset, WaterfallRow::width)
			.containsExactly(tuple("0.000%", "100.000%"), tuple("25.000%", "50.000%"));
	}

	@Test
	void spanWhoseParentIsMissingIsShownAtTheTop() {
		Trace trace = new Trace("t", List.of(span("b", "missing", 10, 30)), List.of());

		assertThat(rows(trace)).singleElement().returns(0, (row) -> row.place().indent());
	}

	@Test
	void spansThatAreEachOthersParentAreShownOnce() {
		Trace trace = new Trace("t", List.of(span("a", "b", 0, 10), span("b", "a", 5, 10), span("c", "c", 6, 1)),
				List.of());

		assertThat(rows(trace)).extracting(WaterfallRow::title).containsExactly("a", "b", "c");
	}

	@Test
	void deepChainIsLaidOut() {
		List<Span> spans = IntStream.range(0, 2000)
			.mapToObj((number) -> span("s" + number, (number > 0) ? "s" + (number - 1) : null, number, 1))
			.toList();

		assertThat(rows(new Trace("t", spans, List.of()))).hasSize(2000)
			.last()
			.returns(12, (row) -> row.place().indent());
	}

	@Test
	void errorsOfEachDegreeAreMarked() {
		List<LogLine> lines = Stream.of("INFO", "WARN4", "ERROR", "ERROR2", "FATAL3", "Error")
			.map((severity) -> line(severity, severity))
			.toList();

		assertThat(rows(new Trace("t", List.of(span("a", null, 0, 100)), lines))).filteredOn(WaterfallRow::error)
			.extracting(WaterfallRow::title)
			.containsExactly("ERROR", "ERROR2", "FATAL3", "Error");
	}

	private static List<WaterfallRow> rows(Trace trace) {
		return new Waterfall(trace).page().rows();
	}

	private static Span span(String id, String parent, long start, long duration) {
		return new Span("t", new Resource("shop", Map.of(), 1), id, "INTERNAL", id, parent, start, duration,
				SpanStatus.UNSET, Map.of(), List.of(), List.of());
	}

	private static LogLine line(String span, long time, String body) {
		return new LogLine("t", span, new Resource("shop", Map.of(), 1), "INFO", body, time, Map.of());
	}

	private static LogLine line(String severity, String body) {
		return new LogLine("t", "a", new Resource("shop", Map.of(), 1), severity, body, 50, Map.of());
	}

}
