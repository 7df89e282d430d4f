package org.reviewscope.console.store;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.query.Query;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Traces are found by what is known of them.
 */
class TraceSearchTests {

	private final TelemetryStore store = new TelemetryStore(TelemetryFixtures.limits(10, 100, 10, 10));

	@BeforeEach
	void twoTraces() {
		this.store.addSpans(List.of(TelemetryFixtures.span(1, 1, Map.of("tenant.id", "acme")),
				TelemetryFixtures.span(2, 1), TelemetryFixtures.span(2, 2)));
		Span failed = TelemetryFixtures.span(2, 3);
		this.store.addSpans(List.of(new Span(failed.traceId(), new Resource("bank", Map.of(), 1), "Pay", "CLIENT",
				failed.spanId(), failed.parentSpanId(), failed.startTimeUnixNano(), 50_000_000, SpanStatus.ERROR,
				Map.of(), List.of(), List.of())));
	}

	@Test
	void nothingAskedFindsAllNewestFirst() {
		assertThat(found("")).containsExactly(2, 1);
	}

	@Test
	void oneSpanHasToFulfilAll() {
		assertThat(found("service = bank")).containsExactly(2);
		assertThat(found("\"pa\"")).containsExactly(2);
		assertThat(found("service = shop and \"pay\"")).isEmpty();
		assertThat(found("{ service = shop } and \"pay\"")).containsExactly(2);
		assertThat(found("status = error")).containsExactly(2);
		assertThat(found("not { status = error }")).containsExactly(1);
		assertThat(found("traceDuration >= 20ms")).containsExactly(2);
		assertThat(found("tenant.id = acme")).containsExactly(1);
		assertThat(found("traceId = " + TelemetryFixtures.traceId(1))).containsExactly(1);
	}

	@Test
	void spansAreFoundByThemselves() {
		assertThat(this.store.searchSpans(Query.spans("service = shop"), 10)).extracting(Span::name)
			.containsExactly("work 1", "work 2", "work 1");
		assertThat(this.store.searchSpans(Query.spans("service = shop"), 2)).extracting(Span::traceId)
			.containsOnly(TelemetryFixtures.traceId(2));
	}

	private List<Integer> found(String query) {
		return this.store.search(Query.spans(query), 10)
			.stream()
			.map((trace) -> Integer.parseInt(trace.traceId().substring(24), 16))
			.toList();
	}

}
