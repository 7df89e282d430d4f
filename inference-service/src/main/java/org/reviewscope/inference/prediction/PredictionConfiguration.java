package org.reviewscope.inference.prediction;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.reviewscope.inference.onnx.OnnxProperties;
import org.reviewscope.inference.recording.Recorder;
import org.reviewscope.inference.serving.ServingModel;
import org.reviewscope.inference.telemetry.PredictionDistributionMetrics;
import org.reviewscope.observability.MeterDescriptions;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.support.CompositeTaskDecorator;
import org.springframework.core.task.support.ContextPropagatingTaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Wires what answers predictions.
 */
@Configuration(proxyBeanMethods = false)
class PredictionConfiguration {

	// Platform threads, because native code pins virtual ones. No candidate for injection
	// by type, so that Spring Boot's own executor stays. The name is the metrics' label.
	@Bean(name = "inference", defaultCandidate = false)
	ThreadPoolTaskExecutor inferenceExecutor(PredictionProperties properties, MeterRegistry registry,
			OnnxProperties onnx) {
		ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
		int cores = Math.max(1, Runtime.getRuntime().availableProcessors() / onnx.intraOpThreads());
		int threads = (properties.queue().threads() > 0) ? properties.queue().threads() : cores;
		executor.setCorePoolSize(threads);
		executor.setMaxPoolSize(threads);
		executor.setQueueCapacity(properties.queue().capacity());
		executor.setThreadNamePrefix("inference-");
		executor.setTaskDecorator(new CompositeTaskDecorator(
				List.of(new ContextPropagatingTaskDecorator(), new InferenceQueueMetrics(registry))));
		// Requests that the web server still finishes at shutdown need their turn
		executor.setAcceptTasksAfterContextClose(true);
		return executor;
	}

	@Bean
	PredictionDistributionMetrics predictionDistributionMetrics(MeterDescriptions descriptions,
			ObjectProvider<SpanContext> spans, ObjectProvider<PrometheusRegistry> registry) {
		PredictionDistributionMetrics metrics = new PredictionDistributionMetrics(descriptions, spans.getIfAvailable());
		registry.ifAvailable(metrics::registerWith);
		return metrics;
	}

	@Bean
	PredictionMetrics predictionMetrics(MeterRegistry registry, PredictionDistributionMetrics distributions) {
		return new PredictionMetrics(registry, distributions);
	}

	@Bean
	Predictor predictor(@Qualifier("inference") ThreadPoolTaskExecutor executor, ServingModel serving,
			PredictionProperties properties, ObservationRegistry registry, PredictionMetrics metrics) {
		PredictionProperties.Group group = properties.group();
		Predictor predictor = new ModelPredictor(
				new ReviewLimits(properties.maxReviewLength(), properties.maxBatchSize()),
				new InferenceQueue(executor, properties.queue().deadline()), serving,
				new BatchPlanner(group.maxSize(), group.maxTokens(), group.maxPadding()));
		return new ObservedPredictor(predictor, registry, metrics);
	}

	@Bean
	PredictionService predictionService(Predictor predictor, Recorder recorder) {
		return new PredictionService(predictor, recorder);
	}

	@Bean
	WebMvcConfigurer unreadableRequestCounter(PredictionMetrics metrics) {
		return new WebMvcConfigurer() {
			@Override
			public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
				resolvers.addFirst(new UnreadableRequestMetrics(metrics));
			}
		};
	}

}
