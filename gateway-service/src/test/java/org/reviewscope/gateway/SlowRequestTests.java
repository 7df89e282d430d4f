package org.reviewscope.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.gateway.testing.UpstreamServers;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A client that sends a byte now and then, so that the time between two is never over,
 * holds its connection for a limited time all the same.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "reviewscope.observability.request-body.max-time=2s" })
@Import(UpstreamServers.class)
class SlowRequestTests {

	private static final String HEAD = "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

	@LocalServerPort
	private int port;

	private Socket socket;

	@BeforeEach
	void connect() throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(10_000);
	}

	@AfterEach
	void close() throws IOException {
		this.socket.close();
	}

	@Test
	void drippingBodyIsRefused() throws IOException {
		send(HEAD.formatted("/predict") + "Content-Length: 60000\r\n\r\n");
		drip("x");
		assertThat(answer()).startsWith("HTTP/1.1 408 ")
			.contains("The request body did not arrive within 2 seconds. Send it at once.", "Connection: close");
	}

	@Test
	void drippingChunksAreRefused() throws IOException {
		send(HEAD.formatted("/predict") + "Transfer-Encoding: chunked\r\n\r\n");
		drip("1\r\nx\r\n");
		assertThat(answer()).startsWith("HTTP/1.1 408 ");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/nothing/here", "/predict?unread" })
	void bodyThatNobodyReadsIsNotAwaitedEither(String path) throws IOException {
		send(HEAD.replace("application/json", "text/plain").formatted(path) + "Content-Length: 60000\r\n\r\n");
		await().atMost(Duration.ofSeconds(5)).until(() -> this.socket.getInputStream().available() > 0);
		dripUntilClosed("x");
	}

	@Test
	void drippingHeadersEndTheConnection() throws IOException {
		send(HEAD.formatted("/predict") + "X-Slow: ");
		dripUntilClosed("x");
	}

	@Test
	void timeBeginsAgainWithEachRequest() throws IOException {
		String head = "HEAD /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";
		send(head.substring(0, 30));
		for (int i = 0; i < 6; i++) {
			pause();
			// The end of a request and the beginning of the next one, in one piece
			send(head.substring(30) + head.substring(0, 30));
			assertThat(head()).startsWith("HTTP/1.1 404");
		}
	}

	// Five of them are longer than a request may take
	private static void pause() {
		long began = System.nanoTime();
		await().pollInterval(Duration.ofMillis(50)).until(() -> System.nanoTime() - began > 450_000_000);
	}

	private String head() throws IOException {
		StringBuilder head = new StringBuilder();
		for (int next = this.socket.getInputStream().read(); next >= 0; next = this.socket.getInputStream().read()) {
			head.append((char) next);
			if (head.indexOf("\r\n\r\n") >= 0) {
				break;
			}
		}
		return head.toString();
	}

	private void drip(String piece) {
		await().pollInterval(Duration.ofMillis(200)).atMost(Duration.ofSeconds(5)).until(() -> {
			send(piece);
			return this.socket.getInputStream().available() > 0;
		});
	}

	private void dripUntilClosed(String piece) {
		await().pollInterval(Duration.ofMillis(200)).atMost(Duration.ofSeconds(5)).until(() -> {
			try {
				send(piece);
				return false;
			}
			catch (IOException ex) {
				return true;
			}
		});
	}

	private void send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
	}

	private String answer() throws IOException {
		return new String(this.socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

}
