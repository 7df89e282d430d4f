package org.reviewscope.inference.serving;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.observation.Observation;
import io.micrometer.observation.docs.ObservationDocumentation;
import org.reviewscope.inference.telemetry.InferenceObservationDocumentation;
import org.reviewscope.inference.telemetry.ModelMeterDocumentation;
import org.reviewscope.inference.telemetry.ModelObservationDocumentation;

import org.springframework.context.event.EventListener;

/**
 * Counts what happens to models, and names the one that serves.
 */
class ModelMetrics {

	private final MultiGauge active;

	private final Counter failedSwaps;

	private final Counter failedCandidates;

	ModelMetrics(MeterRegistry registry) {
		this.active = MultiGauge.builder(ModelMeterDocumentation.ACTIVE.getName()).register(registry);
		Stream.of(ModelObservationDocumentation.values(), InferenceObservationDocumentation.values())
			.flatMap(Stream::of)
			.forEach((observation) -> register(observation, registry));
		this.failedSwaps = Counter.builder(ModelMeterDocumentation.SWAP_FAILURES.getName()).register(registry);
		this.failedCandidates = Counter.builder(ModelMeterDocumentation.CANDIDATE_FAILURES.getName())
			.register(registry);
	}

	// The meters that an observation makes, before the first one makes them
	private static void register(ObservationDocumentation observation, MeterRegistry registry) {
		String name = Objects.requireNonNull(observation.getName());
		Timer.builder(name).tag("error", "none").register(registry);
		for (Observation.Event event : observation.getEvents()) {
			Counter.builder(name + "." + event.getName()).register(registry);
		}
	}

	@EventListener
	void activated(ModelActivated event) {
		Tags tags = Tags.of(ModelMeterDocumentation.Keys.NAME.asString(), event.ref().name(),
				ModelMeterDocumentation.Keys.VERSION.asString(), event.ref().version());
		this.active.register(List.of(MultiGauge.Row.of(tags, 1)), true);
	}

	void countFailedSwap() {
		this.failedSwaps.increment();
	}

	void countFailedCandidate() {
		this.failedCandidates.increment();
	}

}
