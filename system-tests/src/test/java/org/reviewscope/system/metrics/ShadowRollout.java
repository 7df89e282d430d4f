package org.reviewscope.system.metrics;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.reviewscope.system.harness.ModelRegistryApi;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A version beside the one that serves. Some metrics are there since the first rollout or
 * the first registration only, and a store that another test has started again has had
 * neither.
 */
final class ShadowRollout implements AutoCloseable {

	private final ModelRegistryApi registry;

	private ShadowRollout(ModelRegistryApi registry) {
		this.registry = registry;
	}

	static ShadowRollout begin(Suite suite) {
		ModelRegistryApi registry = new ModelRegistryApi(suite);
		assertThat(registry.upload().status()).isIn(200, 201);
		assertThat(registry.nominate("1.0.0", "shadow", 1).status()).isEqualTo(200);
		Awaitility.await("the candidate is loaded")
			.atMost(Duration.ofMinutes(1))
			.until(() -> Scrape.of(suite, "inference-service").sum("model_candidate_percent") == 1);
		return new ShadowRollout(registry);
	}

	@Override
	public void close() {
		assertThat(this.registry.rollBack().status()).isEqualTo(204);
	}

}
