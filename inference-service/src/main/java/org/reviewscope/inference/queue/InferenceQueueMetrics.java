package org.reviewscope.inference.queue;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.reviewscope.inference.telemetry.PredictionMeterDocumentation;

import org.springframework.core.task.TaskDecorator;

/**
 * Measures how long requests wait for one of the model's threads.
 */
final class InferenceQueueMetrics implements TaskDecorator {

	private final MeterRegistry registry;

	private final Timer wait;

	InferenceQueueMetrics(MeterRegistry registry) {
		this.registry = registry;
		this.wait = Timer.builder(PredictionMeterDocumentation.QUEUE.getName())
			.serviceLevelObjectives(Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(25),
					Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofSeconds(1), Duration.ofSeconds(5))
			.register(registry);
	}

	@Override
	public Runnable decorate(Runnable task) {
		Timer.Sample sample = Timer.start(this.registry);
		return () -> {
			sample.stop(this.wait);
			task.run();
		};
	}

}
