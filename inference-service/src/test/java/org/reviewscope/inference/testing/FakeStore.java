package org.reviewscope.inference.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

/**
 * A model store that answers over real HTTP what a test tells it to.
 */
public final class FakeStore implements AutoCloseable {

	private static final HttpHandler ACCEPT = (exchange) -> exchange.sendResponseHeaders(204, -1);

	private final HttpServer server;

	private final Map<String, byte[]> artifacts = new ConcurrentHashMap<>();

	private final List<Write> writes = new CopyOnWriteArrayList<>();

	private final List<String> reads = new CopyOnWriteArrayList<>();

	private volatile Named named = new Named(null, "");

	private volatile HttpHandler write = ACCEPT;

	private FakeStore(HttpServer server) {
		this.server = server;
	}

	public static FakeStore start() {
		return start(0);
	}

	/**
	 * Starts a store on the port of an earlier one.
	 * @param port the port, 0 for any
	 * @return the store
	 */
	public static FakeStore start(int port) {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
			FakeStore store = new FakeStore(server);
			server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
			server.createContext("/models", store::models);
			server.createContext("/predictions", store::predictions);
			server.start();
			return store;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public String url() {
		return "http://localhost:" + port();
	}

	public int port() {
		return this.server.getAddress().getPort();
	}

	/**
	 * Registers and activates an artifact, and ends what is tried.
	 * @param artifact the artifact
	 * @return this store
	 */
	public FakeStore activates(TinyArtifact artifact) {
		return activates(artifact, artifact.sha256());
	}

	/**
	 * Registers and activates an artifact under a checksum of the test's choice.
	 * @param artifact the artifact
	 * @param sha256 the checksum
	 * @return this store
	 */
	public FakeStore activates(TinyArtifact artifact, String sha256) {
		this.artifacts.put("/models/%s/versions/%s/artifact".formatted(artifact.name(), artifact.version()),
				artifact.zip());
		String active = """
				{"name": "%s", "version": "%s", "sha256": "%s", "sizeBytes": %d, "activatedAt": "2026-01-01T00:00:00Z"
				""".formatted(artifact.name(), artifact.version(), sha256, artifact.zip().length);
		this.named = new Named(active, "");
		return this;
	}

	/**
	 * Registers an artifact and has it tried beside the active one.
	 * @param artifact the artifact
	 * @param mode how
	 * @param percent the share of the requests
	 * @return this store
	 */
	public FakeStore tries(TinyArtifact artifact, String mode, int percent) {
		this.artifacts.put("/models/%s/versions/%s/artifact".formatted(artifact.name(), artifact.version()),
				artifact.zip());
		String candidate = """
				, "candidate": {"name": "%s", "version": "%s", "sha256": "%s", "sizeBytes": %d, "mode": "%s",
				"percent": %d, "startedAt": "2026-01-01T00:00:00Z"}
				""".formatted(artifact.name(), artifact.version(), artifact.sha256(), artifact.zip().length, mode,
				percent);
		this.named = new Named(this.named.active(), candidate);
		return this;
	}

	public FakeStore rollsBack() {
		this.named = new Named(this.named.active(), "");
		return this;
	}

	public FakeStore accepts() {
		this.write = ACCEPT;
		return this;
	}

	public FakeStore answersWrites(int status) {
		this.write = (exchange) -> exchange.sendResponseHeaders(status, -1);
		return this;
	}

	public FakeStore answersWrites(HttpHandler handler) {
		this.write = handler;
		return this;
	}

	/**
	 * Returns the predictions written, accepted or not.
	 * @return the requests in the order they came
	 */
	public List<Write> writes() {
		return this.writes;
	}

	public List<String> reads() {
		return this.reads;
	}

	private void models(HttpExchange exchange) throws IOException {
		try (exchange) {
			String path = exchange.getRequestURI().getPath();
			this.reads.add(path);
			byte[] body = path.equals("/models/active") ? this.named.answer() : this.artifacts.get(path);
			if (body == null) {
				exchange.sendResponseHeaders(404, -1);
				return;
			}
			exchange.getResponseHeaders()
				.set("Content-Type", path.endsWith("/artifact") ? "application/zip" : "application/json");
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
	}

	private void predictions(HttpExchange exchange) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.writes.add(new Write(exchange.getRequestURI().getPath(), body, exchange.getRequestHeaders()));
			this.write.handle(exchange);
		}
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/**
	 * A write as it arrived.
	 *
	 * @param path the path
	 * @param body the body
	 * @param headers the headers
	 */
	public record Write(String path, String body, Headers headers) {
	}

	/**
	 * What the store names, in one piece: it never names a candidate that is active.
	 *
	 * @param active the active version, open for the candidate
	 * @param candidate the candidate, or nothing
	 */
	private record Named(@Nullable String active, String candidate) {

		byte @Nullable [] answer() {
			return (this.active != null) ? (this.active + this.candidate + "}").getBytes(StandardCharsets.UTF_8) : null;
		}

	}

}
