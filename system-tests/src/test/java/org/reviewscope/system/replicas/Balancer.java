package org.reviewscope.system.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Stands in for HAProxy, where there is none: each request goes to the next instance that
 * says it is ready, and on to the one after it if no connection can be made. A request
 * that breaks off is answered 502, and not sent again.
 */
final class Balancer implements AutoCloseable {

	/** Of one connection, or set by the client itself. */
	private static final Set<String> OF_A_HOP = Set.of("connection", "content-length", "host", "transfer-encoding",
			"upgrade", "http2-settings", "expect", ":status");

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(1))
		.build();

	private final AtomicInteger turn = new AtomicInteger();

	private final Set<String> notReady = ConcurrentHashMap.newKeySet();

	private final ScheduledExecutorService checks = Executors.newSingleThreadScheduledExecutor();

	private final HttpServer server;

	private final List<String> instances;

	Balancer(List<String> instances) {
		this.instances = instances;
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.createContext("/", this::pass);
		this.server.start();
		this.checks.scheduleWithFixedDelay(() -> this.instances.forEach(this::check), 1, 1, TimeUnit.SECONDS);
	}

	String url() {
		return "http://localhost:" + this.server.getAddress().getPort();
	}

	@Override
	public void close() {
		this.checks.shutdownNow();
		this.server.stop(0);
		this.client.shutdownNow();
	}

	private void check(String instance) {
		HttpRequest question = HttpRequest.newBuilder(URI.create(instance + "/readyz"))
			.timeout(Duration.ofSeconds(2))
			.build();
		try {
			if (this.client.send(question, BodyHandlers.discarding()).statusCode() == 200) {
				this.notReady.remove(instance);
				return;
			}
		}
		catch (IOException ex) {
			// No answer: not ready
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.notReady.add(instance);
	}

	private List<String> ready() {
		List<String> ready = this.instances.stream().filter((instance) -> !this.notReady.contains(instance)).toList();
		return !ready.isEmpty() ? ready : this.instances;
	}

	private void pass(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] body = exchange.getRequestBody().readAllBytes();
			HttpResponse<byte[]> answer = ask(exchange, body);
			if (answer == null) {
				exchange.sendResponseHeaders(502, -1);
				return;
			}
			answer.headers()
				.map()
				.entrySet()
				.stream()
				.filter((header) -> !OF_A_HOP.contains(header.getKey()))
				.forEach((header) -> exchange.getResponseHeaders().put(header.getKey(), header.getValue()));
			boolean empty = answer.body().length == 0;
			exchange.sendResponseHeaders(answer.statusCode(), empty ? -1 : answer.body().length);
			if (!empty) {
				exchange.getResponseBody().write(answer.body());
			}
		}
	}

	private HttpResponse<byte[]> ask(HttpExchange exchange, byte[] body) {
		List<String> ready = ready();
		for (int attempt = 0; attempt < ready.size(); attempt++) {
			String instance = ready.get(Math.floorMod(this.turn.getAndIncrement(), ready.size()));
			try {
				return this.client.send(request(exchange, instance, body), BodyHandlers.ofByteArray());
			}
			catch (ConnectException ex) {
				// The next one may be there
			}
			catch (IOException ex) {
				return null;
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return null;
			}
		}
		return null;
	}

	private static HttpRequest request(HttpExchange exchange, String instance, byte[] body) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(instance + exchange.getRequestURI()))
			.timeout(Duration.ofSeconds(10))
			.method(exchange.getRequestMethod(),
					(body.length != 0) ? BodyPublishers.ofByteArray(body) : BodyPublishers.noBody());
		exchange.getRequestHeaders().forEach((name, values) -> {
			if (!OF_A_HOP.contains(name.toLowerCase())) {
				values.forEach((value) -> request.header(name, value));
			}
		});
		return request.build();
	}

}
