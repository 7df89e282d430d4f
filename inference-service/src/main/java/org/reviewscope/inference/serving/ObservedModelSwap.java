package org.reviewscope.inference.serving;

import java.io.IOException;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.telemetry.ModelObservationDocumentation;
import org.reviewscope.inference.telemetry.ModelObservationDocumentation.Events;
import org.reviewscope.inference.telemetry.ModelObservationKeys;

/**
 * Gives each swap a trace of its own, and counts those that fail.
 */
final class ObservedModelSwap implements ModelSwap {

	private final ModelSwap swap;

	private final ObservationRegistry registry;

	private final ModelMetrics metrics;

	ObservedModelSwap(ModelSwap swap, ObservationRegistry registry, ModelMetrics metrics) {
		this.swap = swap;
		this.registry = registry;
		this.metrics = metrics;
	}

	@Override
	public void to(ModelFile file) throws IOException {
		Observation observation = ModelObservationDocumentation.SWAP.observation(this.registry)
			.highCardinalityKeyValue(ModelObservationKeys.NAME.withValue(file.ref().name()))
			.highCardinalityKeyValue(ModelObservationKeys.VERSION.withValue(file.ref().version()));
		try {
			observation.observeChecked(() -> {
				this.swap.to(file);
				observation.event(Events.SWAPPED);
			});
		}
		catch (RuntimeException | IOException ex) {
			this.metrics.countFailedSwap();
			throw ex;
		}
	}

}
