package org.reviewscope.inference.telemetry;

import java.util.List;

import io.prometheus.metrics.config.PrometheusPropertiesLoader;
import io.prometheus.metrics.core.exemplars.ExemplarSampler;
import io.prometheus.metrics.core.exemplars.ExemplarSamplerConfig;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;

/**
 * A histogram whose exemplars name the current span. The client's own would ask a class
 * for it that Micrometer leaves out.
 */
final class ExemplarHistogram implements Collector {

	private final Histogram histogram;

	private final @Nullable ExemplarSampler exemplars;

	ExemplarHistogram(Histogram histogram, double[] bounds, @Nullable SpanContext spans) {
		this.histogram = histogram;
		this.exemplars = (spans != null) ? new ExemplarSampler(
				new ExemplarSamplerConfig(PrometheusPropertiesLoader.load().getExemplarProperties(), bounds), spans)
				: null;
	}

	void observe(double value) {
		this.histogram.observe(value);
		if (this.exemplars != null) {
			this.exemplars.observe(value);
		}
	}

	@Override
	public HistogramSnapshot collect() {
		HistogramSnapshot counted = this.histogram.collect();
		return (this.exemplars != null) ? new HistogramSnapshot(counted.getMetadata(),
				List.of(withExemplars(counted.getDataPoints().getFirst(), this.exemplars))) : counted;
	}

	private static HistogramDataPointSnapshot withExemplars(HistogramDataPointSnapshot counted,
			ExemplarSampler exemplars) {
		return new HistogramDataPointSnapshot(counted.getClassicBuckets(), counted.getSum(), counted.getLabels(),
				exemplars.collect(), counted.getCreatedTimestampMillis());
	}

}
