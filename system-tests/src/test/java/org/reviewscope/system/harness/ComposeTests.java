package org.reviewscope.system.harness;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class ComposeTests {

	@Test
	void takesImagesFromDotEnv() {
		assertThat(image(new Compose(Map.of()), "prometheus")).startsWith("docker.io/prom/prometheus:v");
	}

	@Test
	void environmentBeatsDotEnv() {
		Compose compose = new Compose(Map.of("PROMETHEUS_IMAGE", "my/prometheus:1", "REVIEWSCOPE_VERSION", "2"));

		assertThat(image(compose, "prometheus")).isEqualTo("my/prometheus:1");
		assertThat(image(compose, "gateway-service")).isEqualTo("reviewscope/gateway-service:2");
	}

	@Test
	void mergesAnchors() {
		assertThat(new Compose(Map.of()).service("gateway-service").path("read_only").asBoolean()).isTrue();
	}

	@Test
	void handsOnVariablesWithoutAValue() {
		Compose compose = new Compose(Map.of("MODEL_STORE_ADMIN_TOKEN", "secret"));

		assertThat(compose.environment(compose.service("model-store-service"))).containsEntry("MODEL_STORE_ADMIN_TOKEN",
				"secret");
		assertThat(compose.environment(compose.service("otel-collector"))).containsEntry("TAIL_SAMPLE_PERCENT", "100");
	}

	@Test
	void mergesOverrides() {
		Compose compose = new Compose(Map.of(), "compose.postgres.yaml");
		JsonNode store = compose.service("model-store-service");

		assertThat(compose.environment(store)).containsKeys("REVIEWSCOPE_DATA_DIR", "SPRING_DATASOURCE_URL");
		assertThat(store.path("depends_on").propertyNames()).contains("otel-collector", "postgres");
		assertThat(image(compose, "postgres")).contains("postgres:");
	}

	@Test
	void certificatesAreForEachServiceAlone() {
		Compose compose = new Compose(Map.of(), "compose.mtls.yaml");

		for (String service : List.of("gateway-service", "inference-service", "model-store-service")) {
			JsonNode definition = compose.service(service);
			assertThat(compose.environment(definition)).containsEntry("SPRING_PROFILES_ACTIVE", "mtls")
				.containsEntry("MODEL_STORE_URL", "https://model-store-service:8082")
				.containsKey("OTEL_EXPORTER_OTLP_ENDPOINT");
			assertThat(definition.path("volumes").toString()).containsOnlyOnce("certificates:/tls:ro")
				.contains(service.replace("-service", "-certificates"));
			assertThat(definition.path("depends_on").propertyNames()).contains("certificates", "otel-collector");
		}
	}

	private static String image(Compose compose, String service) {
		return compose.service(service).path("image").asString();
	}

}
