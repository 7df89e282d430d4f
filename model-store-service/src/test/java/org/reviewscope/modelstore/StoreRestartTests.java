package org.reviewscope.modelstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.modelstore.artifact.ArtifactFixtures;
import org.reviewscope.modelstore.artifact.InvalidArtifactException;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StoreRestartTests {

	private static final String PREDICTION = """
			{"sentiment": "positive", "confidence": 0.9,
			 "scores": {"negative": 0.04, "neutral": 0.06, "positive": 0.9},
			 "model": {"name": "tiny", "version": "1.1.0"}, "reviewLength": 42, "tokens": 17, "truncated": false,
			 "createdAt": "2026-11-21T01:02:03.123456Z"}""";

	@TempDir
	Path directory;

	@Test
	void seedsItselfAndKeepsItsDataOverARestart() throws IOException {
		seed("a.zip", ArtifactFixtures.artifact("tiny", "1.0.0"));
		seed("b.zip", ArtifactFixtures.artifact("tiny", "1.1.0"));
		try (ConfigurableApplicationContext context = start()) {
			assertActive(client(context), "1.1.0");
			client(context).put()
				.uri("/predictions/0190c5a0-0000-7000-8000-000000000001")
				.contentType(MediaType.APPLICATION_JSON)
				.body(PREDICTION)
				.exchange()
				.expectStatus()
				.isNoContent();
			nominate(client(context), "1.0.0");
		}
		assertThat(this.directory.resolve("data/model-store/db.mv.db")).exists();

		seed("c.zip", ArtifactFixtures.artifact("tiny", "1.2.0"));
		try (ConfigurableApplicationContext context = start()) {
			assertActive(client(context), "1.1.0");
			assertFound(client(context), "/predictions/0190c5a0-0000-7000-8000-000000000001");
			assertFound(client(context), "/models/tiny/versions/1.0.0/artifact");
			assertFound(client(context), "/readyz");
			client(context).get()
				.uri("/models/active")
				.exchange()
				.expectBody()
				.jsonPath("$.candidate.version")
				.isEqualTo("1.0.0")
				.jsonPath("$.candidate.mode")
				.isEqualTo("shadow");
		}
	}

	@Test
	void doesNotStartWithABrokenBundledModel() throws IOException {
		seed("a.zip", new byte[] { 1, 2, 3 });

		assertThatExceptionOfType(InvalidArtifactException.class).isThrownBy(this::start);
	}

	private void seed(String name, byte[] artifact) throws IOException {
		Path seed = Files.createDirectories(this.directory.resolve("seed"));
		Files.write(seed.resolve(name), artifact);
	}

	private ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(ModelStoreApplication.class).run(
				// Without what the other tests put over it
				"--spring.config.location=classpath:/application.yaml",
				"--REVIEWSCOPE_DATA_DIR=" + this.directory.resolve("data"),
				"--reviewscope.model-store.registry.seed=file:" + this.directory + "/seed/*.zip", "--server.port=0",
				"--MODEL_STORE_ADMIN_TOKEN=test-token", "--management.server.port=0",
				"--management.tracing.export.otlp.enabled=false", "--management.logging.export.otlp.enabled=false");
	}

	private static RestTestClient client(ConfigurableApplicationContext context) {
		int port = ((WebServerApplicationContext) context).getWebServer().getPort();
		return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	private static void nominate(RestTestClient client, String version) {
		client.put()
			.uri("/models/candidate")
			.header("Authorization", "Bearer test-token")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"name\": \"tiny\", \"version\": \"%s\", \"mode\": \"shadow\"}".formatted(version))
			.exchange()
			.expectStatus()
			.isOk();
	}

	private static void assertActive(RestTestClient client, String version) {
		client.get().uri("/models/active").exchange().expectBody().jsonPath("$.version").isEqualTo(version);
	}

	private static void assertFound(RestTestClient client, String path) {
		client.get().uri(path).exchange().expectStatus().isOk();
	}

}
