package org.reviewscope.inference.rollout;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.reviewscope.inference.telemetry.RolloutMeterDocumentation;
import org.reviewscope.inference.telemetry.RolloutMeterDocumentation.AgreementKeys;
import org.reviewscope.inference.telemetry.RolloutMeterDocumentation.SkippedKeys;

/**
 * Counts the reviews that were meant for a shadow, by what became of them.
 */
class ShadowMetrics {

	private final MeterRegistry registry;

	ShadowMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	void register(String version) {
		compared(version, 0, 0);
		busy(version, 0);
		failed(version, 0);
	}

	void compared(String version, long same, long different) {
		reviews(version, "same").increment(same);
		reviews(version, "different").increment(different);
	}

	void busy(String version, int reviews) {
		skipped(version, "busy").increment(reviews);
	}

	void failed(String version, int reviews) {
		skipped(version, "failed").increment(reviews);
	}

	private Counter reviews(String version, String agreement) {
		return Counter.builder(RolloutMeterDocumentation.SHADOW_REVIEWS.getName())
			.tag(AgreementKeys.MODEL_VERSION.asString(), version)
			.tag(AgreementKeys.AGREEMENT.asString(), agreement)
			.register(this.registry);
	}

	private Counter skipped(String version, String reason) {
		return Counter.builder(RolloutMeterDocumentation.SHADOW_SKIPPED.getName())
			.tag(SkippedKeys.MODEL_VERSION.asString(), version)
			.tag(SkippedKeys.REASON.asString(), reason)
			.register(this.registry);
	}

}
