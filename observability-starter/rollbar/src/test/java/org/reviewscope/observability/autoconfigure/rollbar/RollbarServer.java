package org.reviewscope.observability.autoconfigure.rollbar;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Plays Rollbar: keeps the items, and answers as it is told to.
 */
final class RollbarServer implements AutoCloseable {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String TAKEN = "{\"err\": 0, \"result\": {\"uuid\": \"d4c7acef55bf4c9ea95e4fe9428a8287\"}}";

	private static final String REFUSED = "{\"err\": 1, \"message\": \"not taken\"}";

	private final List<Item> items = new CopyOnWriteArrayList<>();

	private final CountDownLatch end = new CountDownLatch(1);

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final HttpServer server;

	private volatile IntUnaryOperator status = (number) -> 200;

	private volatile boolean hanging;

	private volatile boolean speechless;

	RollbarServer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::receive);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	URI endpoint() {
		return URI.create("http://127.0.0.1:" + this.server.getAddress().getPort() + "/api/1/item/");
	}

	/**
	 * Decides how to answer.
	 * @param status the status for the first, second, ... item
	 */
	void answer(IntUnaryOperator status) {
		this.status = status;
	}

	/** Answers nothing more, until the end. */
	void hang() {
		this.hanging = true;
	}

	/** Lets those that hang have their answers. */
	void goOn() {
		this.end.countDown();
	}

	/** Answers without a body, as something in between may do. */
	void sayNothing() {
		this.speechless = true;
	}

	List<Item> items() {
		return this.items;
	}

	@Override
	public void close() {
		goOn();
		this.server.stop(0);
		this.threads.shutdown();
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] sent = exchange.getRequestBody().readAllBytes();
			this.items.add(new Item(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
					exchange.getRequestHeaders(), sent));
			int answer = this.status.applyAsInt(this.items.size());
			if (this.hanging) {
				awaitEnd();
			}
			byte[] text = ((answer == 200) ? TAKEN : REFUSED).getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(answer, this.speechless ? -1 : text.length);
			if (!this.speechless) {
				exchange.getResponseBody().write(text);
			}
		}
	}

	private void awaitEnd() {
		try {
			this.end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * What was sent.
	 *
	 * @param method the method of the request
	 * @param path its path
	 * @param headers its headers
	 * @param sent its body, compressed
	 */
	record Item(String method, String path, Headers headers, byte[] sent) {

		String header(String name) {
			return this.headers.getFirst(name);
		}

		String text() {
			try (GZIPInputStream body = new GZIPInputStream(new ByteArrayInputStream(this.sent))) {
				return new String(body.readAllBytes(), StandardCharsets.UTF_8);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		JsonNode data() {
			return JSON.readTree(text()).path("data");
		}

	}

}
