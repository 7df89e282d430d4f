package org.reviewscope.modelstore.registry;

import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import org.reviewscope.modelstore.model.ModelId;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Shows the active version as a metric, to be compared with the one that inference
 * serves.
 */
@Component
class ActiveVersionMetrics {

	private final MultiGauge gauge;

	private final ModelRegistry models;

	ActiveVersionMetrics(MeterRegistry meters, ModelRegistry models) {
		this.gauge = MultiGauge.builder(RegistryMeterDocumentation.ACTIVE_IN_REGISTRY.getName()).register(meters);
		this.models = models;
	}

	/**
	 * Reads the active version from the registry, not from the event: of two activations
	 * at the same time, the event that comes last may be the older one.
	 */
	@EventListener({ ApplicationReadyEvent.class, ModelActivated.class })
	synchronized void update() {
		Optional<ModelId> active = this.models.active().map(ActiveVersion::id);
		this.gauge.register(active.<MultiGauge.Row<?>>map(ActiveVersionMetrics::row).stream().toList(), true);
	}

	private static MultiGauge.Row<?> row(ModelId model) {
		return MultiGauge.Row.of(Tags.of(RegistryMeterDocumentation.ActiveKey.NAME.asString(), model.name(),
				RegistryMeterDocumentation.ActiveKey.VERSION.asString(), model.version()), 1);
	}

}
