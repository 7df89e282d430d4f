package org.reviewscope.gateway.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/**
 * A server in the place of an upstream service: it answers what the test says.
 */
public final class UpstreamServer implements AutoCloseable {

	private final HttpServer server;

	private final List<Received> received = new CopyOnWriteArrayList<>();

	private volatile HttpHandler handler = answering(404, "text/plain", "not told what to answer");

	private UpstreamServer(HttpServer server) {
		this.server = server;
	}

	public static UpstreamServer start() {
		return start(0);
	}

	public static UpstreamServer start(int port) {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
			UpstreamServer created = new UpstreamServer(server);
			server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
			server.createContext("/", created::handle);
			server.start();
			return created;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public static HttpHandler answering(int status, String contentType, String body) {
		return (exchange) -> answer(exchange, status, contentType, body);
	}

	public static void answer(HttpExchange exchange, int status, String contentType, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", contentType);
		exchange.sendResponseHeaders(status, (bytes.length != 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
	}

	public UpstreamServer answers(int status, String contentType, String body) {
		return answers(answering(status, contentType, body));
	}

	public UpstreamServer answers(String json) {
		return answers(200, "application/json", json);
	}

	public UpstreamServer answers(HttpHandler answer) {
		this.handler = answer;
		this.received.clear();
		return this;
	}

	public String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	public List<Received> received() {
		return this.received;
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.received.add(new Received(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body,
					exchange.getRequestHeaders()));
			this.handler.handle(exchange);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * A request as it arrived.
	 *
	 * @param method method
	 * @param path path
	 * @param body body
	 * @param headers headers
	 */
	public record Received(String method, String path, String body, com.sun.net.httpserver.Headers headers) {
	}

}
