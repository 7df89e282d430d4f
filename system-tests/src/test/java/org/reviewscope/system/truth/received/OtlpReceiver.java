package org.reviewscope.system.truth.received;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.resource.v1.Resource;

/**
 * Receives OTLP over HTTP as any backend does, and keeps all of it with its sender.
 */
public final class OtlpReceiver implements AutoCloseable {

	private final Queue<ReceivedSpan> spans = new ConcurrentLinkedQueue<>();

	private final Queue<ReceivedLog> logs = new ConcurrentLinkedQueue<>();

	private final Queue<RawRequest> requests = new ConcurrentLinkedQueue<>();

	private final HttpServer server;

	public OtlpReceiver() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/v1/traces", (exchange) -> receive(exchange, this::addSpans));
		this.server.createContext("/v1/logs", (exchange) -> receive(exchange, this::addLogs));
		this.server.start();
	}

	public String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	public List<ReceivedSpan> spans() {
		return List.copyOf(this.spans);
	}

	public List<ReceivedSpan> spans(String traceId) {
		return this.spans.stream().filter((span) -> span.traceId().equals(traceId)).toList();
	}

	public List<ReceivedLog> logs() {
		return List.copyOf(this.logs);
	}

	public List<ReceivedLog> logs(String traceId) {
		return this.logs.stream().filter((log) -> log.traceId().equals(traceId)).toList();
	}

	/** All requests in the order in which they came, to be sent on. */
	public List<RawRequest> requests() {
		return List.copyOf(this.requests);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void addSpans(byte[] body) throws IOException {
		ExportTraceServiceRequest.parseFrom(body)
			.getResourceSpansList()
			.forEach((resource) -> resource.getScopeSpansList()
				.forEach((scope) -> scope.getSpansList()
					.forEach((span) -> this.spans.add(new ReceivedSpan(service(resource.getResource()), span)))));
	}

	private void addLogs(byte[] body) throws IOException {
		ExportLogsServiceRequest.parseFrom(body)
			.getResourceLogsList()
			.forEach((resource) -> resource.getScopeLogsList()
				.forEach((scope) -> scope.getLogRecordsList()
					.forEach((log) -> this.logs
						.add(new ReceivedLog(service(resource.getResource()), scope.getScope().getName(), log)))));
	}

	private static String service(Resource resource) {
		return resource.getAttributesList()
			.stream()
			.filter((attribute) -> attribute.getKey().equals("service.name"))
			.map((attribute) -> attribute.getValue().getStringValue())
			.findFirst()
			.orElseThrow();
	}

	private void receive(HttpExchange exchange, Body body) throws IOException {
		try (exchange) {
			boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("content-encoding"));
			InputStream raw = exchange.getRequestBody();
			byte[] bytes = (zipped ? new GZIPInputStream(raw) : raw).readAllBytes();
			this.requests.add(new RawRequest(exchange.getRequestURI().getPath(), bytes));
			body.read(bytes);
			exchange.getResponseHeaders().add("content-type", "application/x-protobuf");
			exchange.sendResponseHeaders(200, -1);
		}
	}

	/**
	 * A request as it was sent, unzipped.
	 *
	 * @param path where it was sent to
	 * @param body what was sent
	 */
	public record RawRequest(String path, byte[] body) {

	}

	/**
	 * What reads a request.
	 */
	private interface Body {

		void read(byte[] body) throws IOException;

	}

}
