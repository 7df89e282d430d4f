package org.reviewscope.console.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.Trace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The store keeps what is newest and never more than it may.
 */
class TelemetryStoreTests {

	@Test
	void oldestTraceGoesFirst() {
		TelemetryStore store = new TelemetryStore(TelemetryFixtures.limits(2, 100, 10, 10));

		IntStream.rangeClosed(1, 3).forEach((trace) -> store.addSpans(List.of(TelemetryFixtures.span(trace, 1))));

		assertThat(store.find(TelemetryFixtures.traceId(1))).isEmpty();
		assertThat(store.newest(10)).extracting(TraceSummary::traceId)
			.containsExactly(TelemetryFixtures.traceId(3), TelemetryFixtures.traceId(2));
		assertThat(store.received()).isEqualTo(new ReceivedCounts(3, 1, 0, 0));
	}

	@Test
	void traceThatNeverEndsIsCutOff() {
		TelemetryStore store = new TelemetryStore(TelemetryFixtures.limits(2, 100, 10, 10));

		store.addSpans(IntStream.rangeClosed(1, 25).mapToObj((number) -> TelemetryFixtures.span(1, number)).toList());

		assertThat(store.find(TelemetryFixtures.TRACE_ID).orElseThrow().spans()).hasSize(10);
		assertThat(store.received().droppedSpans()).isEqualTo(15);
	}

	@Test
	void spanSentAgainIsKeptOnce() {
		TelemetryStore store = new TelemetryStore(TelemetryFixtures.limits(2, 100, 10, 10));

		store.addSpans(List.of(TelemetryFixtures.span(1, 1), TelemetryFixtures.span(1, 1)));

		assertThat(store.find(TelemetryFixtures.TRACE_ID).orElseThrow().spans()).hasSize(1);
		assertThat(store.received().spans()).isOne();
	}

	@Test
	void traceIsOrderedByTimeWhateverCameFirst() {
		TelemetryStore store = new TelemetryStore(TelemetryFixtures.limits(2, 100, 10, 10));

		store.addSpans(List.of(TelemetryFixtures.span(1, 2), TelemetryFixtures.span(1, 1)));
		store.addLogs(List.of(TelemetryFixtures.line(1, 2, "second"), TelemetryFixtures.line(1, 1, "first")));

		Trace trace = store.find(TelemetryFixtures.TRACE_ID).orElseThrow();
		assertThat(trace.spans()).extracting(Span::name).containsExactly("work 1", "work 2");
		assertThat(trace.logs()).extracting(LogLine::body).containsExactly("first", "second");
		assertThat(store.newest(1)).first()
			.returns("work 1", TraceSummary::rootName)
			.returns(6_000_000L, TraceSummary::durationNanos);
	}

	@Test
	void largeAttributesFillTheStoreBeforeTheirNumberDoes() {
		TelemetryStore store = new TelemetryStore(TelemetryFixtures.limits(1000, 100_000, 1000, 1000));
		String large = "x".repeat(100_000);

		for (int trace = 1; trace <= 500; trace++) {
			store.addSpans(List.of(TelemetryFixtures.span(trace, 1, Map.of("large", large + trace))));
			store.addLogs(List.of(TelemetryFixtures.line(trace, 1, large + trace)));
		}

		assertThat(store.newest(1000)).hasSizeBetween(35, 42);
		assertThat(store.received().droppedLogs()).isBetween(485L, 495L);
	}

	@Test
	void floodFromManyThreadsStaysWithinTheLimits() {
		TelemetryStore store = new TelemetryStore(TelemetryFixtures.limits(50, 300, 10, 100));

		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int trace = 1; trace <= 2000; trace++) {
				int number = trace;
				threads.submit(() -> flood(store, number));
			}
		}

		int kept = store.newest(1000).stream().mapToInt(TraceSummary::spanCount).sum();
		assertThat(store.newest(1000)).hasSizeLessThanOrEqualTo(50);
		assertThat(kept).isLessThanOrEqualTo(300);
		assertThat(store.received()).isEqualTo(new ReceivedCounts(20_000, 20_000L - kept, 2000, 1900));
	}

	private static void flood(TelemetryStore store, int trace) {
		store.addSpans(
				IntStream.rangeClosed(1, 10).mapToObj((number) -> TelemetryFixtures.span(trace, number)).toList());
		store.addLogs(List.of(TelemetryFixtures.line(trace, 1, "flood")));
		store.newest(5);
	}

}
