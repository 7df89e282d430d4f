package org.reviewscope.inference.model;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Ready means that a model is loaded.
 */
final class ModelHealthIndicator extends AbstractHealthIndicator {

	private final ActiveModel active;

	ModelHealthIndicator(ActiveModel active) {
		this.active = active;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		ModelRef ref = this.active.ref();
		if (ref == null) {
			builder.outOfService().withDetail("reason", "No model is loaded yet");
		}
		else {
			builder.up().withDetail("name", ref.name()).withDetail("version", ref.version());
		}
	}

}
