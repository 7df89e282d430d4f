package org.reviewscope.observability.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;

/**
 * A collector that keeps all that a service really sends.
 */
public final class OtlpSink implements AutoCloseable {

	private final HttpServer server;

	private final List<ExportTraceServiceRequest> traces = new CopyOnWriteArrayList<>();

	private final List<ExportLogsServiceRequest> logs = new CopyOnWriteArrayList<>();

	private final List<String> encodings = new CopyOnWriteArrayList<>();

	private volatile Duration delay = Duration.ZERO;

	private volatile int status = 200;

	private OtlpSink(HttpServer server) {
		this.server = server;
	}

	public static OtlpSink start() {
		return start(0);
	}

	public static OtlpSink start(int port) {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
			OtlpSink sink = new OtlpSink(server);
			sink.on("/v1/traces", (body) -> sink.traces.add(ExportTraceServiceRequest.parseFrom(body)));
			sink.on("/v1/logs", (body) -> sink.logs.add(ExportLogsServiceRequest.parseFrom(body)));
			server.start();
			return sink;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Answers late from now on.
	 * @param delay time from a request to its answer
	 */
	public void answerAfter(Duration delay) {
		this.delay = delay;
	}

	/**
	 * Answers with this from now on, and keeps only what it accepts.
	 * @param status the HTTP status
	 */
	public void answer(int status) {
		this.status = status;
	}

	private void on(String path, Reader reader) {
		this.server.createContext(path, (exchange) -> {
			int answer = this.status;
			receive(exchange, (answer == 200) ? reader : InputStream::readAllBytes);
			delay();
			exchange.sendResponseHeaders(answer, -1);
			exchange.close();
		});
	}

	private void delay() {
		try {
			Thread.sleep(this.delay.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void receive(HttpExchange exchange, Reader reader) throws IOException {
		String encoding = String.valueOf(exchange.getRequestHeaders().getFirst("Content-Encoding"));
		this.encodings.add(encoding);
		try (InputStream body = "gzip".equals(encoding) ? new GZIPInputStream(exchange.getRequestBody())
				: exchange.getRequestBody()) {
			reader.read(body);
		}
	}

	public String url() {
		return "http://localhost:" + port();
	}

	public int port() {
		return this.server.getAddress().getPort();
	}

	public String[] properties() {
		return new String[] { "management.opentelemetry.tracing.export.otlp.endpoint=" + url() + "/v1/traces",
				"management.opentelemetry.logging.export.otlp.endpoint=" + url() + "/v1/logs",
				"management.opentelemetry.tracing.export.schedule-delay=50ms",
				"management.opentelemetry.logging.export.schedule-delay=50ms" };
	}

	public List<String> encodings() {
		return this.encodings;
	}

	public List<Span> spans() {
		return this.traces.stream()
			.flatMap((request) -> request.getResourceSpansList().stream())
			.flatMap((resource) -> resource.getScopeSpansList().stream())
			.flatMap((scope) -> scope.getSpansList().stream())
			.toList();
	}

	public List<LogRecord> logRecords() {
		return this.logs.stream()
			.flatMap((request) -> request.getResourceLogsList().stream())
			.flatMap((resource) -> resource.getScopeLogsList().stream())
			.flatMap((scope) -> scope.getLogRecordsList().stream())
			.toList();
	}

	/**
	 * Returns all that was received, to be searched for what must not be there.
	 * @return the bytes of all requests, each as a character
	 */
	public String everything() {
		return Stream.concat(this.traces.stream(), this.logs.stream())
			.map((request) -> request.toByteString().toString(StandardCharsets.ISO_8859_1))
			.collect(Collectors.joining());
	}

	public Map<String, String> resource() {
		return attributes(
				this.traces.get(this.traces.size() - 1).getResourceSpans(0).getResource().getAttributesList());
	}

	public static Map<String, String> attributes(List<KeyValue> attributes) {
		return attributes.stream()
			.collect(Collectors.toMap(KeyValue::getKey, (attribute) -> attribute.getValue().getStringValue()));
	}

	public static String hex(ByteString bytes) {
		return HexFormat.of().formatHex(bytes.toByteArray());
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * Reads a request's body.
	 */
	@FunctionalInterface
	private interface Reader {

		void read(InputStream body) throws IOException;

	}

}
