package org.reviewscope.console.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Only this machine is served, and each port its own paths. Over a plain socket, because
 * HTTP clients do not let a test choose its host.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "reviewscope.console.otlp.port=0")
class LocalAccessTests {

	@LocalServerPort
	private int pages;

	@Autowired
	private OtlpConnector otlp;

	@Autowired
	private FormToken token;

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1", "[::1]", "LOCALHOST" })
	void localNamesAreServed(String name) throws IOException {
		assertThat(get(this.pages, "/api/traces", name + ":" + this.pages, null)).contains(" 200 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:%d", "localhost.evil.example:%d", "localhost", "localhost:1",
			"127.0.0.2:%d" })
	void foreignHostsAreRefusedOnBothPorts(String host) throws IOException {
		assertThat(get(this.pages, "/", host.formatted(this.pages), null)).contains(" 403 ");
		assertThat(get(this.otlp.port(), "/v1/traces", host.formatted(this.otlp.port()), null)).contains(" 403 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://evil.example", "null", "https://localhost:%d", "http://localhost:1",
			"http://localhost:%d.evil.example" })
	void foreignOriginsAreRefusedOnBothPorts(String origin) throws IOException {
		assertThat(get(this.pages, "/", "localhost:" + this.pages, origin.formatted(this.pages))).contains(" 403 ");
		assertThat(get(this.otlp.port(), "/v1/traces", "localhost:" + this.otlp.port(),
				origin.formatted(this.otlp.port())))
			.contains(" 403 ");
	}

	@Test
	void ownOriginIsServed() throws IOException {
		assertThat(get(this.pages, "/api/traces", "localhost:" + this.pages, "http://localhost:" + this.pages))
			.contains(" 200 ");
	}

	@Test
	void eachPortServesItsOwnPathsOnly() throws IOException {
		assertThat(get(this.otlp.port(), "/api/traces", "localhost:" + this.otlp.port(), null)).contains(" 404 ");
		assertThat(get(this.otlp.port(), "/", "localhost:" + this.otlp.port(), null)).contains(" 404 ");
		assertThat(get(this.pages, "/v1/traces", "localhost:" + this.pages, null)).contains(" 404 ");
	}

	@Test
	void pagesMayLoadNothingFromElsewhere() throws IOException {
		assertThat(get(this.pages, "/", "localhost:" + this.pages, null)).contains(" 200 ")
			.contains("Content-Security-Policy: default-src 'none'")
			.contains("X-Content-Type-Options: nosniff");
	}

	@Test
	void formsNeedThePagesSecret() throws IOException {
		String own = "localhost:" + this.pages;
		assertThat(send("POST", this.pages, "/services/x/stop", own, null)).contains(" 403 ");
		assertThat(send("POST", this.pages, "/services/x/stop?token=guess", own, null)).contains(" 403 ");
		assertThat(send("POST", this.pages, "/services/x/stop?token=" + this.token.value(), own, null))
			.contains(" 302 ");
		assertThat(send("POST", this.pages, "/services/x/stop?token=" + this.token.value(), own, "http://evil.example"))
			.contains(" 403 ");
	}

	private static String get(int port, String path, String host, String origin) throws IOException {
		return send("GET", port, path, host, origin);
	}

	private static String send(String method, int port, String path, String host, String origin) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			String request = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n"
					+ ((origin != null) ? "Origin: " + origin + "\r\n" : "")
					+ "Content-Length: 0\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
