package org.reviewscope.system.containers;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Compose;
import org.reviewscope.system.harness.Repository;
import org.testcontainers.containers.Network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The translation alone: nothing is started here.
 */
class ComposeFlagsTests {

	private final Compose compose = new Compose(Map.of());

	@Test
	void refusesAKeyThatItDoesNotKnow() {
		ComposeFlags flags = new ComposeFlags(container("gateway-service"), "project");

		assertThatIllegalStateException().isThrownBy(() -> flags.apply(Repository.yaml("privileged: true")))
			.withMessageContaining("privileged");
	}

	@ParameterizedTest
	@ValueSource(strings = { "alertmanager", "grafana", "loki", "mailpit", "otel-collector", "otel-collector-volume",
			"prometheus", "tempo" })
	void knowsTheKeysOf(String service) {
		assertThat(container(service).getBinds())
			.allSatisfy((bind) -> assertThat(bind.getPath()).matches("project-.*|" + Repository.ROOT + "/.*"));
	}

	private ComposeContainer container(String service) {
		return new ComposeContainer(service, this.compose, Network.SHARED, "project");
	}

}
