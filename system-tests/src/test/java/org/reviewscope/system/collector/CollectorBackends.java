package org.reviewscope.system.collector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import org.reviewscope.system.harness.Ports;

/**
 * Stand in for Tempo and Loki: they take what the Collector sends and keep it, and can go
 * away and come back.
 */
public final class CollectorBackends implements AutoCloseable {

	private final List<Integer> ports = Ports.free(2);

	private final Map<ByteString, Queue<Span>> traces = new ConcurrentHashMap<>();

	private final List<LogRecord> records = new CopyOnWriteArrayList<>();

	private final Queue<ByteString> received = new ConcurrentLinkedQueue<>();

	private HttpServer tempo;

	private HttpServer loki;

	public CollectorBackends() {
		start();
	}

	String tempoUrl() {
		return "http://127.0.0.1:" + this.ports.get(0);
	}

	String lokiUrl() {
		return "http://127.0.0.1:" + this.ports.get(1) + "/otlp";
	}

	public Collection<Span> spans(ByteString traceId) {
		return this.traces.getOrDefault(traceId, new ConcurrentLinkedQueue<>());
	}

	/** How many of these traces are here with every span that was sent. */
	long whole(List<ByteString> traceIds) {
		return traceIds.stream().filter((id) -> spans(id).size() >= SuiteTraces.SPANS).count();
	}

	public List<LogRecord> records() {
		return this.records;
	}

	/** Everything that left the Collector, byte by byte. */
	boolean received(String text) {
		ByteString bytes = ByteString.copyFromUtf8(text);
		return this.received.stream().anyMatch((request) -> contains(request, bytes));
	}

	void start() {
		try {
			this.tempo = HttpServer.create(new InetSocketAddress("127.0.0.1", this.ports.get(0)), 0);
			this.loki = HttpServer.create(new InetSocketAddress("127.0.0.1", this.ports.get(1)), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.tempo.createContext("/v1/traces", this::receiveTraces);
		this.tempo.start();
		this.loki.createContext("/otlp/v1/logs", this::receiveLogs);
		this.loki.start();
	}

	@Override
	public void close() {
		this.tempo.stop(0);
		this.loki.stop(0);
	}

	private void receiveTraces(HttpExchange exchange) throws IOException {
		try (exchange) {
			ExportTraceServiceRequest.parseFrom(receive(exchange))
				.getResourceSpansList()
				.stream()
				.flatMap((group) -> group.getScopeSpansList().stream())
				.flatMap((scope) -> scope.getSpansList().stream())
				.forEach((span) -> this.traces.computeIfAbsent(span.getTraceId(), (_) -> new ConcurrentLinkedQueue<>())
					.add(span));
			accept(exchange);
		}
	}

	private void receiveLogs(HttpExchange exchange) throws IOException {
		try (exchange) {
			ExportLogsServiceRequest.parseFrom(receive(exchange))
				.getResourceLogsList()
				.stream()
				.flatMap((group) -> group.getScopeLogsList().stream())
				.forEach((scope) -> this.records.addAll(scope.getLogRecordsList()));
			accept(exchange);
		}
	}

	private ByteString receive(HttpExchange exchange) throws IOException {
		boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("content-encoding"));
		ByteString body = ByteString
			.readFrom(zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody());
		this.received.add(body);
		return body;
	}

	private static void accept(HttpExchange exchange) throws IOException {
		exchange.getResponseHeaders().add("content-type", "application/x-protobuf");
		exchange.sendResponseHeaders(200, -1);
	}

	private static boolean contains(ByteString text, ByteString part) {
		for (int start = 0; start <= text.size() - part.size(); start++) {
			if (text.byteAt(start) == part.byteAt(0) && text.substring(start, start + part.size()).equals(part)) {
				return true;
			}
		}
		return false;
	}

}
