package org.reviewscope.console.route;

import java.util.List;
import java.util.Map;

import org.reviewscope.console.store.TelemetryFixtures;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * Requests whose route, time and duration are known.
 */
final class Requests {

	static final Map<String, Object> PREDICT = Map.of("http.request.method", "POST", "http.route", "/predict");

	/** 2026-01-31T12:00:00Z. */
	static final long NOON = 1_769_860_800_000_000_000L;

	private static final long MILLI = 1_000_000L;

	private Requests() {
	}

	/**
	 * A request, and the statement that it asked a database.
	 * @param number its number, also of its trace
	 * @param service who answered
	 * @param attributes of its span
	 * @param second when it began, after noon
	 * @param millis how long it took
	 * @param status how it ended
	 * @return the spans of its trace
	 */
	static List<Span> request(int number, String service, Map<String, Object> attributes, double second, long millis,
			SpanStatus status) {
		Resource resource = new Resource(service, Map.of("service.name", service), 2);
		long start = NOON + Math.round(second * 1_000_000_000);
		return List.of(
				new Span(TelemetryFixtures.traceId(number), resource, "http post", "SERVER", "%016x".formatted(1), null,
						start, millis * MILLI, status, attributes, List.of(), List.of()),
				new Span(TelemetryFixtures.traceId(number), resource, "select", "CLIENT", "%016x".formatted(2),
						"%016x".formatted(1), start, 1, SpanStatus.UNSET, attributes, List.of(), List.of()));
	}

	static List<Span> predict(int number, double second, long millis) {
		return request(number, "gateway", PREDICT, second, millis, SpanStatus.UNSET);
	}

}
