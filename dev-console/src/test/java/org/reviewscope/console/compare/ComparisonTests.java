package org.reviewscope.console.compare;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.compare.Comparison.Row;
import org.reviewscope.console.compare.Difference.Mark;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;
import org.reviewscope.console.telemetry.Trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What is at the same place of two traces is one row, and what differs is marked.
 */
class ComparisonTests {

	private static final SpanStatus UNSET = SpanStatus.UNSET;

	@Test
	void equalTracesHaveNoMarks() {
		Trace trace = trace(span(1, 0, "root", 100, UNSET), span(2, 1, "select", 10, UNSET));

		Comparison comparison = Comparison.of(trace, trace);

		assertThat(comparison.marks()).isEmpty();
		assertThat(comparison.rows()).extracting((row) -> row.difference().words())
			.containsExactly("+0 (+0 %)", "+0 (+0 %)");
	}

	@Test
	void repeatedCallsAreCounted() {
		Trace first = trace(span(1, 0, "root", 100, UNSET), span(2, 1, "select", 10, UNSET));
		Trace second = trace(span(1, 0, "root", 104, UNSET), span(2, 1, "select", 10, UNSET),
				span(3, 1, "select", 10, UNSET), span(4, 1, "select", 10, UNSET));

		Comparison comparison = Comparison.of(first, second);

		assertThat(comparison.rows())
			.extracting((row) -> row.key().name(), (row) -> row.first().words(), (row) -> row.second().words(),
					(row) -> row.difference().mark(), (row) -> row.difference().words())
			.containsExactly(tuple("root", "100 ms", "104 ms", Mark.NONE, "+4.00 ms (+4 %)"),
					tuple("select", "10.0 ms", "3 × together 30.0 ms", Mark.COUNT, "1 → 3 spans, +20.0 ms (+200 %)"));
		assertThat(comparison.marks()).isEqualTo(Map.of(Mark.COUNT, 1));
	}

	@Test
	void whatOnlyOneHasIsMarked() {
		Trace first = trace(span(1, 0, "root", 100, UNSET), span(2, 1, "cache", 10, UNSET));
		Trace second = trace(span(1, 0, "root", 100, UNSET), span(2, 1, "select", 12, UNSET));

		assertThat(Comparison.of(first, second).rows())
			.extracting((row) -> row.key().name(), (row) -> row.difference().mark(), (row) -> row.difference().words(),
					Row::indent)
			.containsExactly(tuple("root", Mark.NONE, "+0 (+0 %)", 0),
					tuple("cache", Mark.ONLY_FIRST, "\u221210.0 ms", 1),
					tuple("select", Mark.ONLY_SECOND, "+12.0 ms", 1));
	}

	@Test
	void slowerFasterAndFailedAreMarked() {
		Trace first = trace(span(1, 0, "root", 100, UNSET), span(2, 1, "a", 10, UNSET), span(3, 1, "b", 10, UNSET));
		Trace second = trace(span(1, 0, "root", 120, UNSET), span(2, 1, "a", 5, UNSET),
				span(3, 1, "b", 10, SpanStatus.ERROR));

		assertThat(Comparison.of(first, second).rows())
			.extracting((row) -> row.difference().mark(), (row) -> row.difference().words())
			.containsExactly(tuple(Mark.SLOWER, "+20.0 ms (+20 %)"), tuple(Mark.FASTER, "\u22125.00 ms (\u221250 %)"),
					tuple(Mark.FAILED, "0 → 1 failed, +0 (+0 %)"));
	}

	@Test
	void barsHaveOneScale() {
		Trace first = trace(span(1, 0, "root", 100, UNSET), span(2, 1, "a", 50, UNSET));
		Trace second = trace(span(1, 0, "root", 200, UNSET));

		assertThat(Comparison.of(first, second).rows()).extracting(Row::firstWidth, Row::secondWidth)
			.containsExactly(tuple("50.000%", "100.000%"), tuple("25.000%", "0.000%"));
	}

	private static Trace trace(Span... spans) {
		return new Trace("%032x".formatted(1), List.of(spans), List.of());
	}

	private static Span span(int number, int parent, String name, long millis, SpanStatus status) {
		return new Span("%032x".formatted(1), new Resource("shop", Map.of(), 1), name, "INTERNAL",
				"%016x".formatted(number), (parent > 0) ? "%016x".formatted(parent) : null, number, millis * 1_000_000L,
				status, Map.of(), List.of(), List.of());
	}

}
