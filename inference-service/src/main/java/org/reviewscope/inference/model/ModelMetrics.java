package org.reviewscope.inference.model;

import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;

import org.springframework.context.event.EventListener;

/**
 * Counts what happens to models, and names the one that serves.
 */
class ModelMetrics {

	private final MultiGauge active;

	private final Counter failedSwaps;

	ModelMetrics(MeterRegistry registry) {
		this.active = MultiGauge.builder(DocumentedModelMetrics.ACTIVE.getName())
			.description("1 for the model that serves")
			.register(registry);
		this.failedSwaps = Counter.builder(DocumentedModelMetrics.SWAP_FAILURES.getName())
			.description("Models that were activated but could not serve")
			.register(registry);
	}

	@EventListener
	void activated(ModelActivated event) {
		Tags tags = Tags.of(DocumentedModelMetrics.Keys.NAME.asString(), event.ref().name(),
				DocumentedModelMetrics.Keys.VERSION.asString(), event.ref().version());
		this.active.register(List.of(MultiGauge.Row.of(tags, 1)), true);
	}

	void countFailedSwap() {
		this.failedSwaps.increment();
	}

}
