package org.reviewscope.inference.prediction;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.reviewscope.inference.drift.DriftMonitor;
import org.reviewscope.inference.recording.Recorder;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.telemetry.PredictionDistributionMetrics;
import org.reviewscope.observability.MeterDescriptions;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Wires what answers predictions.
 */
@Configuration(proxyBeanMethods = false)
class PredictionConfiguration {

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
	Predictor predictor(ReviewClassifier classifier, PredictionProperties properties, ObservationRegistry registry,
			PredictionMetrics metrics, DriftMonitor drift) {
		ReviewLimits limits = new ReviewLimits(properties.maxReviewLength(), properties.maxBatchSize());
		return new ObservedPredictor(new LimitedPredictor(limits, classifier), registry, metrics, drift);
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
