package org.reviewscope.system.faults;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Compose;
import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compose's images have faults with the override only, and then other names.
 */
class FaultImagesTests {

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void usualImageIsTheLastStageWhichHasNone(String name) {
		Compose compose = new Compose(Map.of("REVIEWSCOPE_FAULTS_ENABLED", "true"));
		JsonNode service = compose.service(name);

		assertThat(service.path("build").has("target")).isFalse();
		assertThat(compose.environment(service)).doesNotContainKey("REVIEWSCOPE_FAULTS_ENABLED");
		List<String> stages = Repository.text(Path.of("Dockerfile"))
			.lines()
			.filter((line) -> line.startsWith("FROM "))
			.toList();
		assertThat(stages).last().isEqualTo("FROM service");
		assertThat(stages).contains("FROM ${RUNTIME_IMAGE} AS service", "FROM service AS faults");
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service" })
	void overrideBuildsAnotherImageAndHandsTheVariablesOn(String name) {
		Compose compose = new Compose(Map.of("REVIEWSCOPE_FAULTS_START", "gateway-service/cpu-burn"),
				"compose.faults.yaml");
		JsonNode service = compose.service(name);

		assertThat(service.path("build").path("target").asString()).isEqualTo("faults");
		assertThat(service.path("build").path("args").path("SERVICE").asString()).isEqualTo(name);
		assertThat(service.path("image").asString()).startsWith("reviewscope/" + name + "-with-faults:");
		assertThat(compose.environment(service)).containsEntry("REVIEWSCOPE_FAULTS_ENABLED", "true")
			.containsEntry("REVIEWSCOPE_FAULTS_START", "gateway-service/cpu-burn")
			.containsKey("OTEL_EXPORTER_OTLP_ENDPOINT")
			.doesNotContainKey("REVIEWSCOPE_FAULTS_DURATION");
	}

}
