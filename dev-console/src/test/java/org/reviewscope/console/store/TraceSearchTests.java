package org.reviewscope.console.store;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Traces are found by what is known of them.
 */
class TraceSearchTests {

	private static final String ANY = "";

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
		assertThat(found(filter(ANY, ANY, TraceOutcome.ANY, 0, ANY, ANY))).containsExactly(2, 1);
	}

	@Test
	void eachQuestionLeavesOthersOut() {
		assertThat(found(filter("bank", ANY, TraceOutcome.ANY, 0, ANY, ANY))).containsExactly(2);
		assertThat(found(filter(ANY, "pa", TraceOutcome.ANY, 0, ANY, ANY))).containsExactly(2);
		assertThat(found(filter("shop", "pay", TraceOutcome.ANY, 0, ANY, ANY))).isEmpty();
		assertThat(found(filter(ANY, ANY, TraceOutcome.FAILED, 0, ANY, ANY))).containsExactly(2);
		assertThat(found(filter(ANY, ANY, TraceOutcome.SUCCEEDED, 0, ANY, ANY))).containsExactly(1);
		assertThat(found(filter(ANY, ANY, TraceOutcome.ANY, 20_000_000, ANY, ANY))).containsExactly(2);
		assertThat(found(filter(ANY, ANY, TraceOutcome.ANY, 0, "acme", ANY))).containsExactly(1);
		assertThat(found(filter(ANY, ANY, TraceOutcome.ANY, 0, ANY, " " + TelemetryFixtures.traceId(1) + " ")))
			.containsExactly(1);
	}

	@Test
	void servicesSeenAreNamed() {
		assertThat(this.store.services()).containsExactly("bank", "shop");
	}

	private List<Integer> found(TraceFilter filter) {
		return this.store.search(filter, 10)
			.stream()
			.map((trace) -> Integer.parseInt(trace.traceId().substring(24), 16))
			.toList();
	}

	private static TraceFilter filter(String service, String operation, TraceOutcome outcome, long nanos, String tenant,
			String traceId) {
		return new TraceFilter(service, operation, outcome, nanos, tenant, traceId);
	}

}
