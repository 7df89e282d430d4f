package org.reviewscope.console.telemetry;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spans whose parent is another service's are calls.
 */
class CallTests {

	@Test
	void callsAreReadFromSpans() {
		List<Span> spans = List.of(span("shop", "SERVER", 1, 0, SpanStatus.UNSET, Map.of()),
				span("shop", "CLIENT", 2, 1, SpanStatus.ERROR, Map.of("peer.service", "ignored: it answered")),
				span("bank", "SERVER", 3, 2, SpanStatus.UNSET, Map.of()),
				span("bank", "INTERNAL", 4, 3, SpanStatus.UNSET, Map.of()),
				span("bank", "CLIENT", 5, 4, SpanStatus.UNSET, Map.of("db.system.name", "h2")));

		assertThat(Call.of(spans)).containsExactly(new Call(Call.OUTSIDE, "shop", 5, false),
				new Call("shop", "bank", 5, true), new Call("bank", "h2", 5, false));
	}

	private static Span span(String service, String kind, int number, int parent, SpanStatus status,
			Map<String, Object> attributes) {
		return new Span(TelemetryFixtures.TRACE_ID, new Resource(service, Map.of(), 1), "work", kind, "s" + number,
				(parent > 0) ? "s" + parent : null, number, 5, status, attributes, List.of(), List.of());
	}

}
