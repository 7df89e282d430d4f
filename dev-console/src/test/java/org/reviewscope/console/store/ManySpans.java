package org.reviewscope.console.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.SpanEvent;
import org.reviewscope.console.telemetry.SpanStatus;

/**
 * Traces like the suite's, as many as wanted: nine spans of three services, with a dozen
 * attributes, three of which no other span has. No text is the same object as another.
 */
public final class ManySpans {

	public static final int SPANS_PER_TRACE = 9;

	private static final String[] SERVICES = { "gateway-service", "inference-service", "model-store-service" };

	private static final String[] ROUTES = { "/predict", "/api/v1/predictions", "/api/v1/predictions/batch",
			"/predictions/{id}" };

	private static final Resource[] RESOURCES = IntStream.range(0, SERVICES.length)
		.mapToObj((number) -> new Resource(SERVICES[number],
				Map.of("service.name", SERVICES[number], "service.version", "0.1.0"), 1000))
		.toArray(Resource[]::new);

	private ManySpans() {
	}

	/**
	 * Makes a trace.
	 * @param number its number, which also decides what it is like
	 * @return its spans
	 */
	public static List<Span> trace(int number) {
		Random random = new Random(number);
		return IntStream.rangeClosed(1, SPANS_PER_TRACE).mapToObj((span) -> span(random, number, span)).toList();
	}

	private static Span span(Random random, int trace, int number) {
		long duration = (long) (Math.exp(random.nextGaussian()) * 10_000_000);
		boolean failed = random.nextInt(200) == 0;
		List<SpanEvent> events = failed
				? List.of(new SpanEvent("exception", 1, Map.of("exception.type", "java.net.ConnectException")))
				: List.of();
		return new Span("%032x".formatted(trace), RESOURCES[number % SERVICES.length], "http post " + route(random),
				(number % 2 > 0) ? "SERVER" : "CLIENT", "%08x%08x".formatted(trace, number),
				(number > 1) ? "%08x%08x".formatted(trace, number - 1) : null,
				System.currentTimeMillis() * 1_000_000 + number, duration, failed ? SpanStatus.ERROR : SpanStatus.UNSET,
				attributes(random, failed), events, List.of());
	}

	private static String route(Random random) {
		return ROUTES[random.nextInt(ROUTES.length)];
	}

	private static Map<String, Object> attributes(Random random, boolean failed) {
		Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put("http.request.method", fresh("POST"));
		attributes.put("http.route", fresh(route(random)));
		attributes.put("http.response.status_code", failed ? 503L : 200L);
		attributes.put("outcome", fresh(failed ? "SERVER_ERROR" : "SUCCESS"));
		attributes.put("server.address", fresh("localhost"));
		attributes.put("server.port", 8080L + random.nextInt(3));
		attributes.put("tenant.id", "tenant-" + random.nextInt(50));
		attributes.put("user.id", "user-" + random.nextInt(100_000));
		attributes.put("url.path", "/predictions/" + random.nextLong());
		attributes.put("client.address", "10.0.0." + random.nextInt(256));
		attributes.put("app.tokens", (long) random.nextInt(512));
		attributes.put("app.model.version", fresh("1.0.0"));
		return attributes;
	}

	@SuppressWarnings("StringOperationCanBeSimplified")
	private static String fresh(String text) {
		return new String(text);
	}

}
