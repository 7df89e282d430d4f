package org.reviewscope.system.clouds.google;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * The server that every machine of Google Cloud has: it gives tokens of the machine's
 * service account to whoever asks in the way that browsers do not.
 */
final class GoogleMetadata implements AutoCloseable {

	private static final String ACCOUNT = "/computeMetadata/v1/instance/service-accounts/default/";

	private final List<String> scopes = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	GoogleMetadata() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", (exchange) -> answer(exchange, 404, ""));
		this.server.createContext("/computeMetadata/v1/project/project-id",
				(exchange) -> answer(exchange, 200, AbstractGoogleSystemTests.PROJECT));
		this.server.createContext(ACCOUNT + "token", this::giveToken);
		this.server.start();
	}

	/** As in {@code GCE_METADATA_HOST}. */
	String host() {
		return "127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** What tokens were asked for, each with a comma between its scopes. */
	List<String> scopes() {
		return this.scopes;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private void giveToken(HttpExchange exchange) throws IOException {
		String query = exchange.getRequestURI().getRawQuery();
		this.scopes.add(URLDecoder.decode(query.replaceFirst("^.*scopes=", ""), StandardCharsets.UTF_8));
		answer(exchange, 200, """
				{"access_token": "%s", "token_type": "Bearer", "expires_in": 3600}""".formatted(GoogleTokens.TOKEN));
	}

	private static void answer(HttpExchange exchange, int status, String text) throws IOException {
		try (exchange) {
			boolean asked = "Google".equals(exchange.getRequestHeaders().getFirst("Metadata-Flavor"));
			byte[] body = text.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("Metadata-Flavor", "Google");
			exchange.sendResponseHeaders(asked ? status : 403, (body.length > 0) ? body.length : -1);
			exchange.getResponseBody().write(body);
		}
	}

}
