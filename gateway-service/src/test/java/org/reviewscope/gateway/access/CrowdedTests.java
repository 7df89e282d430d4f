package org.reviewscope.gateway.access;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many clients that ask once and then keep their connections. The gateway takes a
 * thousand times fewer here than by default.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "management.server.port=0", "server.tomcat.max-connections=8", "server.tomcat.accept-count=1" })
class CrowdedTests {

	private static final String HEAD = "HEAD /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";

	@LocalServerPort
	private int port;

	private final List<Socket> held = new ArrayList<>();

	@AfterEach
	void letGo() throws IOException {
		for (Socket socket : this.held) {
			socket.close();
		}
	}

	@Test
	void quietConnectionsLeaveRoomForOthers() throws IOException {
		List<String> answers = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			answers.add(ask());
		}
		assertThat(answers).allSatisfy((answer) -> assertThat(answer).startsWith("HTTP/1.1 404"));
		assertThat(answers.getFirst()).doesNotContain("Connection: close");
		assertThat(answers.getLast()).contains("Connection: close");
	}

	private String ask() throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port);
		this.held.add(socket);
		socket.setSoTimeout(3_000);
		socket.getOutputStream().write(HEAD.getBytes(StandardCharsets.US_ASCII));
		StringBuilder answer = new StringBuilder();
		while (answer.indexOf("\r\n\r\n") < 0) {
			int next = socket.getInputStream().read();
			assertThat(next).as(answer.toString()).isNotNegative();
			answer.append((char) next);
		}
		return answer.toString();
	}

}
