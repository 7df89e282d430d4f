package org.reviewscope.system.collector;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compose and the Collector both replace lists: an override has to repeat what it adds
 * to, in an order in which its own addition is not replaced again.
 */
class ComposeOverridesTests {

	@Test
	void jaegersOverlayIsReadAfterAllThatTheCollectorReadsOtherwise() {
		assertThat(command("compose.jaeger.yaml").valueStream()).extracting(JsonNode::asString)
			.containsAll(command("docker-compose.yaml").valueStream().map((argument) -> argument.asString()).toList())
			.last()
			.isEqualTo("--config=/etc/otel-collector/jaeger.yaml");
	}

	private static JsonNode command(String file) {
		return Repository.yaml(Path.of(file)).path("services").path("otel-collector").path("command");
	}

}
