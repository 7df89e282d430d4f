package org.reviewscope.inference.model;

import java.time.Clock;
import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.web.client.RestClient;
import org.springframework.web.service.registry.ImportHttpServices;

/**
 * Wires what keeps a model serving.
 */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@ImportHttpServices(group = "model-registry", types = ModelRegistry.class)
class ModelConfiguration {

	@Bean
	ActiveModel activeModel() {
		return new ActiveModel();
	}

	@Bean
	ModelHealthIndicator modelHealthIndicator(ActiveModel active) {
		return new ModelHealthIndicator(active);
	}

	@Bean
	ModelMetrics modelMetrics(MeterRegistry registry) {
		return new ModelMetrics(registry);
	}

	@Bean
	ModelFiles modelFiles(ModelProperties properties, JsonMapper json) {
		return new ModelFiles(properties.directory(), json);
	}

	@Bean
	ArtifactDownload artifactDownload(RestClient.Builder client, ClientHttpRequestFactoryBuilder<?> requests,
			HttpClientSettings settings, Environment environment, ModelProperties properties) {
		return new ArtifactDownload(
				client.baseUrl(environment.getRequiredProperty("spring.http.serviceclient.model-store.base-url"))
					.requestFactory(requests.build(settings.withReadTimeout(properties.downloadTimeout())))
					.build());
	}

	@Bean
	ModelLoader modelLoader(ModelProperties properties, JsonMapper json, ObservationRegistry registry) {
		NativeLibraries.unpackTo(properties.directory().resolve("native"));
		return new ObservedModelLoader(new OnnxModelLoader(json, properties.intraOpThreads()), registry);
	}

	@Bean
	ModelSwap modelSwap(ArtifactDownload download, ModelLoader loader, ModelFiles files, ActiveModel active,
			ApplicationEventPublisher events, ObservationRegistry registry, ModelMetrics metrics) {
		return new ObservedModelSwap(new VerifiedModelSwap(download, loader, files, active, events), registry, metrics);
	}

	@Bean
	ModelRefresh modelRefresh(ModelRegistry registry, ModelFiles files, ModelSwap swap, ModelProperties properties) {
		return new ModelRefresh(registry, files, swap, Clock.systemUTC(), properties.pauseAfterFailure());
	}

	@Bean
	SchedulingConfigurer modelRefreshSchedule(ModelRefresh refresh, ModelProperties properties) {
		// Not @Scheduled, which would make a trace of every look at the store
		return (registrar) -> registrar
			.addFixedDelayTask(new FixedDelayTask(refresh, properties.pollInterval(), Duration.ZERO));
	}

}
