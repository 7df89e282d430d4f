package org.reviewscope.inference.serving;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.reviewscope.inference.artifact.ArtifactDownload;
import org.reviewscope.inference.artifact.ModelFiles;
import org.reviewscope.inference.onnx.ModelLoader;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * Wires what keeps a model serving.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ImportHttpServices(group = "model-registry", types = ModelRegistryClient.class)
class ServingConfiguration {

	@Bean
	ServingModel servingModel() {
		return new ServingModel();
	}

	@Bean
	ModelHealthIndicator modelHealthIndicator(ServingModel serving) {
		return new ModelHealthIndicator(serving);
	}

	@Bean
	ModelMetrics modelMetrics(MeterRegistry registry) {
		return new ModelMetrics(registry);
	}

	@Bean
	ModelSwap modelSwap(ArtifactDownload download, ModelLoader loader, ModelFiles files, ServingModel serving,
			ApplicationEventPublisher events, ObservationRegistry registry, ModelMetrics metrics) {
		return new ObservedModelSwap(new VerifiedModelSwap(download, loader, files, serving, events), registry,
				metrics);
	}

	@Bean
	ModelRefresh modelRefresh(ModelRegistryClient registry, ModelFiles files, ModelSwap swap,
			ServingProperties properties) {
		return new ModelRefresh(registry, files, swap, Clock.systemUTC(), properties.pauseAfterFailure());
	}

	@Bean
	SchedulingConfigurer modelRefreshSchedule(ModelRefresh refresh, ServingProperties properties) {
		// Not @Scheduled, which would make a trace of every look at the store
		return (registrar) -> registrar
			.addFixedDelayTask(new FixedDelayTask(refresh, properties.pollInterval(), Duration.ZERO));
	}

}
