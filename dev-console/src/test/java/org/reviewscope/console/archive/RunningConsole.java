package org.reviewscope.console.archive;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.reviewscope.console.DevConsoleApplication;
import org.reviewscope.console.access.OtlpConnector;
import org.reviewscope.console.store.TelemetryStore;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A console of its own, which nobody else has sent anything to.
 */
final class RunningConsole implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	RunningConsole(String... properties) {
		List<String> settings = new ArrayList<>(List.of("--server.port=0", "--reviewscope.console.otlp.port=0"));
		Arrays.stream(properties).map("--"::concat).forEach(settings::add);
		this.context = SpringApplication.run(DevConsoleApplication.class, settings.toArray(String[]::new));
	}

	TelemetryStore store() {
		return this.context.getBean(TelemetryStore.class);
	}

	int send(String path, byte[] protobuf) throws IOException, InterruptedException {
		return send(this.context.getBean(OtlpConnector.class).port(), path, "application/x-protobuf", protobuf)
			.statusCode();
	}

	HttpResponse<byte[]> post(String path, String contentType, byte[] body) throws IOException, InterruptedException {
		return send(port(), path, contentType, body);
	}

	HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path)).build(),
				BodyHandlers.ofByteArray());
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", int.class);
	}

	@Override
	public void close() {
		this.client.close();
		this.context.close();
	}

	private HttpResponse<byte[]> send(int port, String path, String contentType, byte[] body)
			throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
			.header("content-type", contentType)
			.POST(BodyPublishers.ofByteArray(body))
			.build(), BodyHandlers.ofByteArray());
	}

}
