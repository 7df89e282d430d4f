package org.reviewscope.inference.serving;

import java.io.IOException;
import java.util.stream.Stream;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.reviewscope.inference.artifact.ModelFile;
import org.reviewscope.inference.telemetry.ModelObservationDocumentation;
import org.reviewscope.inference.telemetry.ModelObservationKeys;

/**
 * Gives each swap, or each load of a candidate, a trace of its own, and counts those that
 * fail.
 */
final class ObservedModelSwap implements ModelSwap {

	private final ModelSwap swap;

	private final ModelObservationDocumentation kind;

	private final ObservationRegistry registry;

	private final Runnable failureCount;

	/**
	 * Has swaps observed.
	 * @param swap the swap
	 * @param kind what it is observed as
	 * @param registry where it is observed
	 * @param failureCount counts one that fails
	 */
	ObservedModelSwap(ModelSwap swap, ModelObservationDocumentation kind, ObservationRegistry registry,
			Runnable failureCount) {
		this.swap = swap;
		this.kind = kind;
		this.registry = registry;
		this.failureCount = failureCount;
	}

	@Override
	public void to(ModelFile file) throws IOException {
		Observation observation = this.kind.observation(this.registry)
			.highCardinalityKeyValue(ModelObservationKeys.NAME.withValue(file.ref().name()))
			.highCardinalityKeyValue(ModelObservationKeys.VERSION.withValue(file.ref().version()));
		try {
			observation.observeChecked(() -> {
				this.swap.to(file);
				Stream.of(this.kind.getEvents()).forEach(observation::event);
			});
		}
		catch (RuntimeException | IOException ex) {
			this.failureCount.run();
			throw ex;
		}
	}

}
