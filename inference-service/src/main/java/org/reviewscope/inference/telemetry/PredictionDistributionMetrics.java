package org.reviewscope.inference.telemetry;

import java.util.Objects;

import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.MeterDescriptions;

/**
 * Distributions that the Prometheus client keeps itself. A summary of Micrometer rounds
 * values up to whole numbers before it looks for their bucket, so that all ratios land in
 * the last one; and its quantiles may exceed the largest value.
 */
public class PredictionDistributionMetrics {

	private static final double[] CONFIDENCE_BUCKETS = { 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1,
			Double.POSITIVE_INFINITY };

	/** So far a quantile's rank may be off: of fewer than 1,000 values not at all. */
	private static final double RANK_ERROR = 0.001;

	private final Summary reviewLength;

	private final ExemplarHistogram confidence;

	public PredictionDistributionMetrics(MeterDescriptions descriptions, @Nullable SpanContext spans) {
		this.reviewLength = Summary.builder()
			.name(name(PredictionMeterDocumentation.REVIEW_LENGTH))
			.help(help(PredictionMeterDocumentation.REVIEW_LENGTH, descriptions))
			.quantile(0.5, RANK_ERROR)
			.quantile(0.9, RANK_ERROR)
			.quantile(0.99, RANK_ERROR)
			.withoutExemplars()
			.build();
		this.confidence = new ExemplarHistogram(Histogram.builder()
			.name(name(PredictionMeterDocumentation.CONFIDENCE))
			.help(help(PredictionMeterDocumentation.CONFIDENCE, descriptions))
			.classicOnly()
			.classicUpperBounds(CONFIDENCE_BUCKETS)
			.withoutExemplars()
			.build(), CONFIDENCE_BUCKETS, spans);
	}

	private static String name(PredictionMeterDocumentation meter) {
		return meter.getName().replace('.', '_');
	}

	private static String help(PredictionMeterDocumentation meter, MeterDescriptions descriptions) {
		return Objects.requireNonNullElse(descriptions.of(meter.getName()), "");
	}

	public PredictionDistributionMetrics registerWith(PrometheusRegistry registry) {
		registry.register(this.reviewLength);
		registry.register(this.confidence);
		return this;
	}

	public void asked(int reviewLength) {
		this.reviewLength.observe(reviewLength);
	}

	public void answered(double confidence) {
		this.confidence.observe(confidence);
	}

}
