package org.reviewscope.console.query;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.telemetry.Span;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Queries made at random find exactly the spans that plain Java finds.
 */
class QueryOracleTests {

	@ParameterizedTest
	@ValueSource(longs = { 11, 12, 13, 14, 15, 16, 17, 18 })
	void queryFindsWhatItMeans(long seed) {
		Random random = new Random(seed);
		List<List<Span>> traces = RandomSpans.traces(random, 60);
		int found = 0;
		for (int i = 0; i < 200; i++) {
			RandomQuery query = RandomQuery.of(random, 1 + i % 5);
			List<Span> meant = meant(query, traces);
			assertThat(found(query.text(), traces)).as(query.text()).isEqualTo(meant);
			found += meant.size();
		}
		// Neither nothing nor everything: the queries tell spans apart
		assertThat(found).isBetween(5_000, 40_000);
	}

	private static List<Span> meant(RandomQuery query, List<List<Span>> traces) {
		return traces.stream()
			.flatMap((spans) -> spans.stream().filter((span) -> query.meaning().test(span, spans)))
			.toList();
	}

	private static List<Span> found(String text, List<List<Span>> traces) {
		Query<Span> query = Query.spans(text);
		return traces.stream().flatMap((spans) -> {
			TraceScope trace = new TraceScope(() -> spans);
			return spans.stream().filter((span) -> query.holds(span, trace));
		}).toList();
	}

}
