package org.reviewscope.inference.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.reviewscope.inference.InferenceApplication;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The whole service on a port of its own, for tests that start and stop it themselves.
 *
 * @param context the service
 */
public record RunningService(ConfigurableApplicationContext context) implements AutoCloseable {

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	/**
	 * Starts the service.
	 * @param storeUrl the store's address
	 * @param directory where it keeps its model
	 * @param more further configuration
	 * @return the service, which may not have loaded its model yet
	 */
	public static RunningService start(String storeUrl, Path directory, Class<?>... more) {
		SpringApplication application = new SpringApplicationBuilder(InferenceApplication.class).sources(more).build();
		return new RunningService(application.run("--spring.http.serviceclient.model-store.base-url=" + storeUrl,
				"--server.port=0", "--management.server.port=0", "--management.tracing.export.otlp.enabled=false",
				"--reviewscope.inference.model.directory=" + directory,
				"--reviewscope.inference.model.poll-interval=20ms",
				"--reviewscope.inference.model.pause-after-failure=20ms",
				"--reviewscope.inference.record.backlog.shortest-pause=20ms",
				"--reviewscope.inference.record.backlog.longest-pause=20ms"));
	}

	public RunningService untilReady() {
		await().untilAsserted(() -> assertThat(get("/readyz").statusCode()).isEqualTo(200));
		return this;
	}

	public HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(uri(path)).build());
	}

	public HttpResponse<String> predict(String review) {
		return post("/predictions", "{\"id\":\"%s\",\"review\":\"%s\"}".formatted(UUID.randomUUID(), review));
	}

	public HttpResponse<String> predictBatch(String... reviews) {
		return post("/predictions/batch",
				Arrays.stream(reviews)
					.map((review) -> "{\"id\":\"%s\",\"review\":\"%s\"}".formatted(UUID.randomUUID(), review))
					.collect(Collectors.joining(",", "{\"predictions\":[", "]}")));
	}

	/**
	 * Reads the metrics as Prometheus would.
	 * @return the value of each series
	 */
	public Map<String, Double> scrape() {
		return this.context.getBean(PrometheusMeterRegistry.class)
			.scrape()
			.lines()
			.filter((line) -> !line.startsWith("#"))
			.collect(Collectors.toMap((line) -> line.substring(0, line.lastIndexOf(' ')),
					(line) -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
	}

	public HttpResponse<String> post(String path, String json) {
		return send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json))
			.build());
	}

	private static HttpResponse<String> send(HttpRequest request) {
		try {
			return client.send(request, HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private URI uri(String path) {
		String port = this.context.getEnvironment().getRequiredProperty("local.server.port");
		return URI.create("http://localhost:" + port + path);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
