package org.reviewscope.system.clouds.google;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Google's token endpoint: a claim that is signed with the service account's key gets a
 * token.
 */
final class GoogleTokens implements AutoCloseable {

	/** Made up, in the form of an access token. */
	static final String TOKEN = "ya29.made-up";

	static final String ACCOUNT = "otel-collector@reviewscope.iam.gserviceaccount.com";

	private static final JsonMapper JSON = new JsonMapper();

	private final KeyPair account = newKey();

	private final List<JsonNode> claims = new CopyOnWriteArrayList<>();

	private final HttpServer server;

	GoogleTokens() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/token", this::receive);
		this.server.start();
	}

	String url() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort() + "/token";
	}

	/** What was claimed with a right signature. */
	List<JsonNode> claims() {
		return this.claims;
	}

	/** The file of the account's key, in Google's form. */
	String keyFile() {
		return file(this.account);
	}

	/** The same with a key that is not the account's, as after it was replaced. */
	String otherKeyFile() {
		return file(newKey());
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	private String file(KeyPair key) {
		String pem = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
			.formatted(Base64.getMimeEncoder(64, new byte[] { 10 }).encodeToString(key.getPrivate().getEncoded()));
		return JSON.writeValueAsString(Map.of("type", "service_account", "project_id", "reviewscope", "private_key_id",
				"1", "private_key", pem, "client_email", ACCOUNT, "client_id", "1", "token_uri", url()));
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			String assertion = new String(exchange.getRequestBody().readAllBytes()).replaceFirst("^.*assertion=", "")
				.replaceFirst("&.*$", "");
			boolean signed = isSigned(assertion.split("\\."));
			byte[] answer = JSON
				.writeValueAsBytes(signed ? Map.of("access_token", TOKEN, "token_type", "Bearer", "expires_in", 3600)
						: Map.of("error", "invalid_grant", "error_description", "Invalid JWT Signature."));
			exchange.getResponseHeaders().add("content-type", "application/json");
			exchange.sendResponseHeaders(signed ? 200 : 400, answer.length);
			exchange.getResponseBody().write(answer);
		}
	}

	private boolean isSigned(String[] parts) {
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initVerify(this.account.getPublic());
			signature.update((parts[0] + "." + parts[1]).getBytes());
			boolean signed = signature.verify(Base64.getUrlDecoder().decode(parts[2]));
			if (signed) {
				this.claims.add(JSON.readTree(Base64.getUrlDecoder().decode(parts[1])));
			}
			return signed;
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	private static KeyPair newKey() {
		try {
			return KeyPairGenerator.getInstance("RSA").generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
