package org.reviewscope.observability.autoconfigure.drain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A real Tomcat that stops while a client keeps its connection open.
 */
class ConnectionDrainTests {

	@Test
	void requestOnAKeptConnectionIsAnsweredWhileTheServerStops() throws IOException {
		ConfigurableApplicationContext context = start("2s");
		int port = port(context);
		try (Socket kept = new Socket("localhost", port)) {
			assertThat(answer(kept)).contains("HTTP/1.1 404").doesNotContain("Connection: close");
			CompletableFuture<Void> stop = CompletableFuture.runAsync(context::close);
			Awaitility.await().untilAsserted(() -> assertRefused(port));

			assertThat(answer(kept)).contains("HTTP/1.1 404").contains("Connection: close");
			assertThat(kept.getInputStream().read()).isEqualTo(-1);
			assertThat(stop).succeedsWithin(Duration.ofSeconds(30));
		}
	}

	@Test
	void nothingIsWaitedForUnlessAskedFor() {
		try (ConfigurableApplicationContext context = start("")) {
			assertThat(context.getBeansOfType(ConnectionDrain.class)).isEmpty();
		}
	}

	private static ConfigurableApplicationContext start(String drain) {
		SpringApplicationBuilder application = new SpringApplicationBuilder(Application.class)
			.web(WebApplicationType.SERVLET)
			.properties("server.port=0");
		return (!drain.isEmpty() ? application.properties("reviewscope.observability.connection-drain=" + drain)
				: application)
			.run();
	}

	private static int port(ConfigurableApplicationContext context) {
		return ((WebServerApplicationContext) context).getWebServer().getPort();
	}

	private static void assertRefused(int port) {
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> new Socket("localhost", port).close());
	}

	/** What the client is told: a HEAD has no body to read. */
	private static String answer(Socket connection) throws IOException {
		connection.getOutputStream()
			.write("HEAD /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
		StringBuilder head = new StringBuilder();
		for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
			head.append(line).append('\n');
		}
		return head.toString();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
