package org.reviewscope.console.store;

import java.util.List;
import java.util.Map;

import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

import org.springframework.util.unit.DataSize;

/**
 * Spans and log records to fill a store with.
 */
public final class TelemetryFixtures {

	public static final String TRACE_ID = "%032x".formatted(1);

	private TelemetryFixtures() {
	}

	public static String traceId(int number) {
		return "%032x".formatted(number);
	}

	public static Span span(int trace, int number, Map<String, Object> attributes) {
		return new Span(traceId(trace), new Resource("shop", Map.of("service.name", "shop"), 1), "work " + number,
				"INTERNAL", "%016x".formatted(number), (number > 1) ? "%016x".formatted(number - 1) : null,
				1_000_000L * number, 5_000_000L, SpanStatus.UNSET, attributes, List.of(), List.of());
	}

	public static Span span(int trace, int number) {
		return span(trace, number, Map.of());
	}

	public static LogLine line(int trace, int number, Object body) {
		return new LogLine(traceId(trace), "%016x".formatted(1), new Resource("shop", Map.of(), 1), "INFO", body,
				1_000_000L * number, Map.of());
	}

	static StoreProperties limits(int traces, int spans, int spansPerTrace, int logs) {
		return new StoreProperties(traces, spans, spansPerTrace, logs, DataSize.ofMegabytes(8),
				DataSize.ofMegabytes(2));
	}

}
