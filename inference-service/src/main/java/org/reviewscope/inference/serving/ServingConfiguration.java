package org.reviewscope.inference.serving;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.reviewscope.inference.artifact.ArtifactDownload;
import org.reviewscope.inference.artifact.ModelFiles;
import org.reviewscope.inference.onnx.ModelLoader;
import org.reviewscope.inference.telemetry.ModelObservationDocumentation;

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
	CandidateModel candidateModel(ApplicationEventPublisher events) {
		return new CandidateModel(events);
	}

	@Bean
	ModelSwap modelSwap(ArtifactDownload download, ModelLoader loader, VerifiedModelSwap.Active active,
			ObservationRegistry registry, ModelMetrics metrics) {
		return new ObservedModelSwap(new VerifiedModelSwap(download, loader, active),
				ModelObservationDocumentation.SWAP, registry, metrics::countFailedSwap);
	}

	@Bean
	VerifiedModelSwap.Active activeModel(ModelFiles files, ServingModel serving, CandidateModel candidate,
			ApplicationEventPublisher events) {
		return new VerifiedModelSwap.Active(files, serving, candidate, events);
	}

	@Bean
	CandidateRefresh candidateRefresh(ArtifactDownload download, ModelLoader loader, ModelFiles files,
			CandidateModel candidate, ObservationRegistry registry, ModelMetrics metrics,
			ServingProperties properties) {
		ModelSwap load = new ObservedModelSwap(new VerifiedModelSwap(download, loader, candidate),
				ModelObservationDocumentation.CANDIDATE, registry, metrics::countFailedCandidate);
		return new CandidateRefresh(files, load, candidate, failures(properties));
	}

	@Bean
	ModelRefresh modelRefresh(ModelRegistryClient registry, ModelFiles files, ModelSwap swap,
			CandidateRefresh candidates, ServingProperties properties) {
		return new ModelRefresh(registry, files, swap, candidates, failures(properties));
	}

	private static ModelRefresh.Failures failures(ServingProperties properties) {
		return new ModelRefresh.Failures(Clock.systemUTC(), properties.pauseAfterFailure());
	}

	@Bean
	SchedulingConfigurer modelRefreshSchedule(ModelRefresh refresh, ServingProperties properties) {
		// Not @Scheduled, which would make a trace of every look at the store
		return (registrar) -> registrar
			.addFixedDelayTask(new FixedDelayTask(refresh, properties.pollInterval(), Duration.ZERO));
	}

}
