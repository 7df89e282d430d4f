package org.reviewscope.system.clouds;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A vendor's server: keeps what is sent to it, and answers as it is told to.
 */
public final class Vendor implements AutoCloseable {

	private final List<Request> requests = new CopyOnWriteArrayList<>();

	/** Counted down when those that hang may go. */
	private final CountDownLatch end = new CountDownLatch(1);

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final HttpServer server;

	private final String body;

	private volatile Function<Request, Answer> answer;

	Vendor() {
		this("");
	}

	/**
	 * A vendor that answers with more than a status.
	 * @param body the body of each answer
	 */
	Vendor(String body) {
		this.body = body;
		accept();
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

	public String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	public void accept() {
		answer((_) -> 200);
	}

	/** 429 and 503 come with the order to wait a second. */
	public void refuse(int status) {
		answer((_) -> status);
	}

	void hang() {
		answer((_) -> hanging());
	}

	/** Waits until the vendor is closed, and then gives a status. */
	public int hanging() {
		awaitEnd();
		return 503;
	}

	/**
	 * Decides by what was sent, as vendors do that look at a key.
	 * @param answer gives the status of the answer
	 */
	public void answer(Function<Request, Integer> answer) {
		answerWith((request) -> new Answer(answer.apply(request), this.body));
	}

	/**
	 * As {@link #answer}, for vendors that say more than a status.
	 * @param answer gives the whole answer
	 */
	public void answerWith(Function<Request, Answer> answer) {
		this.answer = answer;
	}

	public List<Request> requests() {
		return this.requests;
	}

	public Delivered delivered() {
		return new Delivered(this.requests.stream().filter((request) -> request.status() == 200).toList());
	}

	@Override
	public void close() {
		this.end.countDown();
		this.server.stop(0);
		this.threads.close();
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] sent = exchange.getRequestBody().readAllBytes();
			Request request = new Request(exchange.getRequestURI().getPath(), exchange.getRequestHeaders(), sent,
					Instant.now(), 0);
			Answer answer = this.answer.apply(request);
			int status = answer.status();
			this.requests.add(request.answered(status));
			byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
			if (status == 429 || status == 503) {
				exchange.getResponseHeaders().add("retry-after", "1");
			}
			exchange.getResponseHeaders().add("content-type", "application/x-protobuf");
			exchange.sendResponseHeaders(status, (body.length > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
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
	 * What the vendor says.
	 *
	 * @param status the status
	 * @param body the body, empty for none
	 */
	public record Answer(int status, String body) {

	}

	/**
	 * A request to the vendor.
	 *
	 * @param path where it was sent to
	 * @param headers its headers
	 * @param sent its body as it was sent
	 * @param at when it came
	 * @param status how it was answered
	 */
	public record Request(String path, Headers headers, byte[] sent, Instant at, int status) {

		Request answered(int status) {
			return new Request(this.path, this.headers, this.sent, this.at, status);
		}

		public String header(String name) {
			return this.headers.getFirst(name);
		}

		byte[] body() {
			try (InputStream body = new GZIPInputStream(new ByteArrayInputStream(this.sent))) {
				return body.readAllBytes();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
