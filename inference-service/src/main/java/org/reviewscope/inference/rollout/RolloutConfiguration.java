package org.reviewscope.inference.rollout;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.reviewscope.inference.serving.CandidateModel;
import org.reviewscope.inference.serving.ServingModel;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;

/**
 * Wires what tries a candidate.
 */
@Configuration(proxyBeanMethods = false)
class RolloutConfiguration {

	@Bean
	ShadowMetrics shadowMetrics(MeterRegistry registry) {
		return new ShadowMetrics(registry);
	}

	@Bean
	RolloutMetrics rolloutMetrics(MeterRegistry registry, ServingModel serving, CandidateModel candidate,
			ShadowMetrics shadow) {
		return new RolloutMetrics(registry, serving, candidate, shadow);
	}

	@Bean
	ObservedRollout observedRollout(ServingModel serving, CandidateModel candidate, ObservationRegistry registry,
			RolloutMetrics metrics, ShadowMetrics shadow) {
		// No bean, so that Spring Boot's own executor stays
		SimpleAsyncTaskExecutor background = new SimpleAsyncTaskExecutor("shadow-");
		background.setVirtualThreads(true);
		background.setTaskDecorator(new ContextPropagatingTaskDecorator());
		return new ObservedRollout(serving, candidate, registry, metrics, shadow, background);
	}

}
