package org.reviewscope.console.browser;

import java.util.List;
import java.util.Map;

import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanLink;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * Traces such as the suite makes, to look at.
 */
final class Reviews {

	private static final long MILLI = 1_000_000L;

	private static final long BEGIN = (System.currentTimeMillis() - 100_000) * MILLI;

	private static final Resource GATEWAY = resource("gateway-service");

	private static final Resource INFERENCE = resource("inference-service");

	private Reviews() {
	}

	/**
	 * Stores a review that took 100 ms, 62 of them in the model.
	 * @param store where to
	 * @param number its number, which is also its trace id
	 * @param status how it ended
	 */
	static void add(TelemetryStore store, int number, SpanStatus status) {
		store.addSpans(List.of(span(number, 1, 0, GATEWAY, "http post /predict", 0, 100, status, List.of(), List.of()),
				span(number, 2, 1, INFERENCE, "predict", 10, 80, SpanStatus.UNSET, List.of(), List.of()),
				span(number, 3, 2, INFERENCE, "onnx.run", 15, 62, status,
						List.of(new SpanEvent("slow request", time(number, 40), Map.of("threshold", "50 ms"))),
						List.of(new SpanLink(traceId(1), spanId(1, 1), Map.of())))));
		store.addLogs(List.of(new LogLine(traceId(number), spanId(number, 2), INFERENCE, "INFO", "review predicted",
				time(number, 12), Map.of("tenant.id", "acme"))));
	}

	/**
	 * Stores a review that the gateway could not pass on.
	 * @param store where to
	 * @param number its number
	 */
	static void addUnanswered(TelemetryStore store, int number) {
		Map<String, Object> address = Map.of("server.address", "localhost", "server.port", 8081L);
		store.addSpans(List
			.of(span(number, 1, 0, GATEWAY, "http post /predict", 0, 40, SpanStatus.ERROR, List.of(), List.of()),
					new Span(traceId(number), GATEWAY, "POST /predictions", "CLIENT", spanId(number, 2),
							spanId(number, 1), time(number, 5), 30 * MILLI, SpanStatus.ERROR, address, List.of(),
							List.of())));
	}

	/**
	 * A span that comes after the others of its review.
	 * @param number the number of the review
	 * @return the span
	 */
	static Span late(int number) {
		return span(number, 9, 1, INFERENCE, "record", 92, 6, SpanStatus.UNSET, List.of(), List.of());
	}

	static String traceId(int number) {
		return "%032x".formatted(number);
	}

	private static Span span(int trace, int number, int parent, Resource resource, String name, long at, long length,
			SpanStatus status, List<SpanEvent> events, List<SpanLink> links) {
		return new Span(traceId(trace), resource, name, (number == 1) ? "SERVER" : "INTERNAL", spanId(trace, number),
				(parent > 0) ? spanId(trace, parent) : null, time(trace, at), length * MILLI, status,
				Map.of("tenant.id", "acme"), events, links);
	}

	private static String spanId(int trace, int number) {
		return "%08x%08x".formatted(trace, number);
	}

	private static long time(int trace, long at) {
		return BEGIN + (1000L * trace + at) * MILLI;
	}

	private static Resource resource(String service) {
		return new Resource(service, Map.of("service.name", service), 1);
	}

}
