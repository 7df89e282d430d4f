package org.reviewscope.console.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * Traces made at random, of values that are often the same.
 */
final class RandomSpans {

	private RandomSpans() {
	}

	static List<List<Span>> traces(Random random, int count) {
		return IntStream.range(0, count).mapToObj((number) -> trace(random, number)).toList();
	}

	private static List<Span> trace(Random random, int number) {
		List<Span> spans = new ArrayList<>();
		for (int i = 0; i <= random.nextInt(6); i++) {
			spans.add(span(random, number, i + 1));
		}
		return spans;
	}

	private static Span span(Random random, int trace, int number) {
		return new Span("%032x".formatted(trace + 1), new Resource("s" + random.nextInt(6), Map.of(), 1),
				"work" + random.nextInt(6), "SERVER", "%016x".formatted(number), null, number,
				random.nextInt(6) * 1_000_000L, random.nextBoolean() ? SpanStatus.ERROR : SpanStatus.UNSET,
				attributes(random), events(random), List.of());
	}

	private static Map<String, Object> attributes(Random random) {
		Map<String, Object> attributes = new HashMap<>();
		if (random.nextBoolean()) {
			attributes.put("http.response.status_code", random.nextInt(6) * 100L);
		}
		if (random.nextBoolean()) {
			attributes.put("tenant.id", "t" + random.nextInt(6));
		}
		return attributes;
	}

	private static List<SpanEvent> events(Random random) {
		return IntStream.range(0, random.nextInt(3))
			.mapToObj((number) -> new SpanEvent("retry", 1, Map.of("attempt", (long) random.nextInt(6))))
			.toList();
	}

}
