package org.reviewscope.system.clouds;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Compose;
import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compose's images send to Rollbar with the override only, and then have other names.
 */
class RollbarComposeTests {

	private static final String OVERRIDE = "compose.rollbar.yaml";

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void overrideBuildsAnotherImageAndHandsTheTokenOverAsAFile(String name) {
		Compose compose = new Compose(Map.of("REVIEWSCOPE_ROLLBAR_PERSON", "true", "ROLLBAR_ACCESS_TOKEN", "a-token"),
				OVERRIDE);
		JsonNode service = compose.service(name);

		assertThat(service.path("build").path("target").asString()).isEqualTo("rollbar");
		assertThat(service.path("image").asString()).startsWith("reviewscope/" + name + "-with-rollbar:");
		assertThat(service.path("secrets").valueStream().map(JsonNode::asString))
			.containsExactly("rollbar-access-token");
		assertThat(compose.environment(service)).containsEntry("REVIEWSCOPE_ROLLBAR_ENABLED", "true")
			.containsEntry("ROLLBAR_ACCESS_TOKEN_FILE", "/run/secrets/rollbar-access-token")
			.containsEntry("REVIEWSCOPE_ROLLBAR_PERSON", "true")
			.containsKey("OTEL_EXPORTER_OTLP_ENDPOINT")
			.doesNotContainKeys("ROLLBAR_ACCESS_TOKEN", "REVIEWSCOPE_ROLLBAR_TESTCALL");
		assertThat(Repository.yaml(Path.of(OVERRIDE)).at("/secrets/rollbar-access-token/file").asString())
			.isEqualTo("${ROLLBAR_ACCESS_TOKEN_FILE:?set it to the path of a file with an access token of Rollbar}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void usualServiceKnowsNothingOfIt(String name) {
		Compose compose = new Compose(Map.of("REVIEWSCOPE_ROLLBAR_ENABLED", "true", "ROLLBAR_ACCESS_TOKEN", "a-token"));

		assertThat(compose.environment(compose.service(name)).keySet()).noneMatch((key) -> key.contains("ROLLBAR"));
		assertThat(Repository.text(Path.of("Dockerfile"))).contains("FROM service AS rollbar");
	}

}
