package org.reviewscope.console.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.reviewscope.console.store.TelemetryStore;

/**
 * Answers reviews and tells of them as the real gateway does: by status, trace and
 * metrics. One of ten requests has failed at each scrape.
 */
final class SmallGateway implements AutoCloseable {

	private static final int TRACE_OF_FAILURE = 700;

	private final AtomicInteger scrapes = new AtomicInteger();

	private final AtomicInteger unavailable = new AtomicInteger();

	private final TelemetryStore store;

	private final HttpServer server;

	private volatile boolean inference = true;

	private final Set<String> faults = ConcurrentHashMap.newKeySet();

	SmallGateway(TelemetryStore store) throws IOException {
		this.store = store;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", (exchange) -> answer(exchange, 200, scrape(this.scrapes.incrementAndGet())));
		this.server.createContext("/api/v1/predictions", this::predict);
		this.server.createContext("/actuator/faults", this::faults);
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	void hasInference(boolean present) {
		this.inference = present;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void predict(HttpExchange exchange) throws IOException {
		String review = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		if (review.contains("\" \"")) {
			answer(exchange, 400, "{\"title\":\"Blank review\",\"detail\":\"Send some text.\"}");
		}
		else if (this.inference) {
			answer(exchange, 200, "{\"sentiment\":\"positive\",\"confidence\":0.96,\"recorded\":true}");
		}
		else {
			int trace = TRACE_OF_FAILURE + this.unavailable.incrementAndGet();
			Reviews.addUnanswered(this.store, trace);
			exchange.getResponseHeaders().add("X-Trace-Id", Reviews.traceId(trace));
			exchange.getResponseHeaders().add("Retry-After", "5");
			answer(exchange, 503, "{\"title\":\"Service Unavailable\",\"detail\":\"Try again in a moment.\"}");
		}
	}

	private void faults(HttpExchange exchange) throws IOException {
		String name = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
		switch (exchange.getRequestMethod()) {
			case "POST" -> this.faults.add(name);
			case "DELETE" -> this.faults.remove(name);
			default -> {
				// Only asked
			}
		}
		answer(exchange, 200,
				"[%s, %s]".formatted(fault("bottleneck", "Records take long.", "prediction_requests_total"),
						fault("clock-skew", "Spans are early.", "http_server_requests_seconds")));
	}

	private String fault(String name, String text, String metric) {
		boolean on = this.faults.contains(name);
		return """
				{"fault": {"name": "%s", "text": "%s", "parameters": {"size": "80"}, "signs":
				{"metric": "%s", "reading": "grows", "trace": "the hunt", "log": "none", "alert": "none"}},
				"on": %s, "values": {}, "until": %s}""".formatted(name, text, metric, on,
				on ? "\"2026-06-01T12:00:00Z\"" : "null");
	}

	private static void answer(HttpExchange exchange, int status, String text) throws IOException {
		byte[] body = text.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().putIfAbsent("X-Trace-Id", List.of(Reviews.traceId(1)));
		exchange.sendResponseHeaders(status, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private String scrape(int number) {
		return """
				# HELP http_server_requests_seconds Duration of HTTP server request handling
				# TYPE http_server_requests_seconds histogram
				http_server_requests_seconds_count{outcome="SUCCESS"} %d
				http_server_requests_seconds_count{outcome="SERVER_ERROR"} %d
				http_server_requests_seconds_count{outcome="SERVER_ERROR",status="503",uri="/api/v1/predictions"} %d
				http_server_requests_seconds_bucket{le="0.1"} %d
				http_server_requests_seconds_bucket{le="+Inf"} %d
				# HELP prediction_requests_total Reviews asked about.
				# TYPE prediction_requests_total counter
				prediction_requests_total %d
				""".formatted(45 * number, 5 * number, this.unavailable.get(), 40 * number, 50 * number, 50 * number);
	}

}
