package org.reviewscope.inference.serving;

import org.reviewscope.inference.sentiment.ModelRef;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Ready means that a model is loaded.
 */
final class ModelHealthIndicator extends AbstractHealthIndicator {

	private final ServingModel serving;

	ModelHealthIndicator(ServingModel serving) {
		this.serving = serving;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		ModelRef ref = this.serving.ref();
		if (ref == null) {
			builder.outOfService().withDetail("reason", "No model is loaded yet");
		}
		else {
			builder.up().withDetail("name", ref.name()).withDetail("version", ref.version());
		}
	}

}
