package org.reviewscope.console.store;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.telemetry.Span;

import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What spans have in common is kept, and counted, once.
 */
class CompactionTests {

	private final Compaction compaction = new Compaction();

	@Test
	void equalTextsBecomeOneObject() {
		Span one = this.compaction.compact(span("/pay", 200L));
		Span two = this.compaction.compact(span("/pay", 404L));

		assertThat(two.name()).isSameAs(one.name());
		assertThat(two.traceId()).isSameAs(one.traceId());
		assertThat(two.attributes().get("route")).isSameAs(one.attributes().get("route"));
		assertThat(two).isEqualTo(span("/pay", 404L));
		assertThat(MemoryEstimate.of(one) - MemoryEstimate.of(two)).isEqualTo(3 * 48 + 2 * "route/paycode".length());
	}

	@Test
	void longTextsAreNotCompared() {
		String text = "x".repeat(100);

		assertThat(this.compaction.compact(span(text, 1L)).attributes().get("route"))
			.isNotSameAs(this.compaction.compact(span(new String(text), 1L)).attributes().get("route"));
	}

	@Test
	void hundredThousandSpansOfTheSuiteFit() {
		TelemetryStore store = new TelemetryStore(
				new StoreProperties(20_000, 100_000, 2000, 1, DataSize.ofMegabytes(96), DataSize.ofMegabytes(1)));

		for (int trace = 1; trace <= 12_000; trace++) {
			store.addSpans(ManySpans.trace(trace));
		}

		assertThat(store.received().spans()).isEqualTo(108_000);
		assertThat(store.traces().stream().mapToInt(List::size).sum()).isGreaterThan(99_000);
	}

	private static Span span(String route, long code) {
		Span span = TelemetryFixtures.span(1, 1,
				Map.of(new String("route"), new String(route), new String("code"), code));
		return new Span(new String(span.traceId()), span.resource(), new String(span.name()), span.kind(),
				span.spanId(), span.parentSpanId(), span.startTimeUnixNano(), span.durationNanos(), span.status(),
				span.attributes(), span.events(), span.links());
	}

}
