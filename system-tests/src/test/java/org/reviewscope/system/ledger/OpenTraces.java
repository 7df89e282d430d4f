package org.reviewscope.system.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;

/**
 * Receives OTLP, and keeps of each trace which services have sent spans of it: a long run
 * has more spans than fit into memory.
 */
final class OpenTraces implements AutoCloseable {

	private final Map<String, Set<String>> services = new ConcurrentHashMap<>();

	private final HttpServer server;

	OpenTraces() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::receive);
		this.server.start();
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	boolean has(String traceId, String service) {
		return this.services.getOrDefault(traceId, Set.of()).contains(service);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] body = new GZIPInputStream(exchange.getRequestBody()).readAllBytes();
			if (exchange.getRequestURI().getPath().equals("/v1/traces")) {
				ExportTraceServiceRequest.parseFrom(body).getResourceSpansList().forEach(this::add);
			}
			exchange.getResponseHeaders().add("content-type", "application/x-protobuf");
			exchange.sendResponseHeaders(200, -1);
		}
	}

	private void add(ResourceSpans spans) {
		String service = spans.getResource()
			.getAttributesList()
			.stream()
			.filter((attribute) -> attribute.getKey().equals("service.name"))
			.map((attribute) -> attribute.getValue().getStringValue())
			.findFirst()
			.orElseThrow();
		spans.getScopeSpansList()
			.stream()
			.flatMap((scope) -> scope.getSpansList().stream())
			.map((span) -> HexFormat.of().formatHex(span.getTraceId().toByteArray()))
			.forEach((traceId) -> this.services.computeIfAbsent(traceId, (_) -> ConcurrentHashMap.newKeySet())
				.add(service));
	}

}
