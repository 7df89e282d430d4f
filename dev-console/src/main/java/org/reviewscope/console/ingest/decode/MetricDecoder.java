package org.reviewscope.console.ingest.decode;

import java.util.List;
import java.util.Map;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.DataPointFlags;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import org.reviewscope.console.telemetry.Resource;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.SeriesId;

/**
 * Reads the points of an OTLP request. Those that contradict themselves are left out, and
 * their sender is told.
 */
public final class MetricDecoder {

	private final MetricSink sink;

	private final PointReaders readers;

	private RejectedPoints rejected = RejectedPoints.NONE;

	private MetricDecoder(MetricSink sink, PointReaders readers) {
		this.sink = sink;
		this.readers = readers;
	}

	/**
	 * Reads a request.
	 * @param request the request
	 * @param now the time of points that have none, in nanoseconds since 1970
	 * @param sink takes the points
	 * @return those that it did not get
	 */
	public static RejectedPoints decode(ExportMetricsServiceRequest request, long now, MetricSink sink) {
		MetricDecoder decoder = new MetricDecoder(sink, new PointReaders(now));
		for (ResourceMetrics group : request.getResourceMetricsList()) {
			Resource resource = Resources.of(group.getResource(), group.getSchemaUrl(), 1);
			group.getScopeMetricsList()
				.forEach((scope) -> scope.getMetricsList()
					.forEach((metric) -> decoder.add(resource, scope.getScope().getName(), metric)));
		}
		return decoder.rejected;
	}

	private void add(Resource resource, String scope, Metric metric) {
		SeriesId gauge = new SeriesId(resource.service(), resource.attributes(), AttributeValues.shortened(scope),
				AttributeValues.shortened(metric.getName()), AttributeValues.shortened(metric.getUnit()),
				MetricType.GAUGE, false, Map.of());
		String description = AttributeValues.shortened(metric.getDescription());
		switch (metric.getDataCase()) {
			case GAUGE -> addAll(gauge, description, metric.getGauge().getDataPointsList(), this.readers.gauge());
			case SUM -> add(gauge, description, metric.getSum());
			case HISTOGRAM -> add(gauge, description, metric.getHistogram());
			case EXPONENTIAL_HISTOGRAM -> add(gauge, description, metric.getExponentialHistogram());
			case SUMMARY -> addAll(of(gauge, MetricType.SUMMARY, false), description,
					metric.getSummary().getDataPointsList(), this.readers.summary());
			// A kind of a later version: nothing of it can be read
			default -> {
			}
		}
	}

	private void add(SeriesId id, String description, Sum sum) {
		MetricType type = sum.getIsMonotonic() ? MetricType.MONOTONIC_SUM : MetricType.SUM;
		if (hasTemporality(sum.getAggregationTemporality(), sum.getDataPointsCount())) {
			addAll(of(id, type, isDelta(sum.getAggregationTemporality())), description, sum.getDataPointsList(),
					sum.getIsMonotonic() ? this.readers.monotonicSum() : this.readers.sum());
		}
	}

	private void add(SeriesId id, String description, Histogram histogram) {
		if (hasTemporality(histogram.getAggregationTemporality(), histogram.getDataPointsCount())) {
			addAll(of(id, MetricType.HISTOGRAM, isDelta(histogram.getAggregationTemporality())), description,
					histogram.getDataPointsList(), this.readers.histogram());
		}
	}

	private void add(SeriesId id, String description, ExponentialHistogram histogram) {
		if (hasTemporality(histogram.getAggregationTemporality(), histogram.getDataPointsCount())) {
			addAll(of(id, MetricType.EXPONENTIAL_HISTOGRAM, isDelta(histogram.getAggregationTemporality())),
					description, histogram.getDataPointsList(), this.readers.exponential());
		}
	}

	private boolean hasTemporality(AggregationTemporality temporality, int points) {
		boolean known = temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA
				|| temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
		if (!known) {
			this.rejected = this.rejected.and(points, "Sums and histograms need a temporality: delta or cumulative");
		}
		return known;
	}

	private <P> void addAll(SeriesId id, String description, List<P> points, PointReader<P> reader) {
		if (id.name().isEmpty()) {
			this.rejected = this.rejected.and(points.size(), "Metrics need a name");
			return;
		}
		for (P point : points) {
			if ((reader.flags().applyAsInt(point)
					& DataPointFlags.DATA_POINT_FLAGS_NO_RECORDED_VALUE_MASK_VALUE) == 0) {
				add(id, description, point, reader);
			}
		}
	}

	private <P> void add(SeriesId id, String description, P point, PointReader<P> reader) {
		try {
			this.sink.add(id.with(AttributeValues.of(reader.attributes().apply(point))), description,
					reader.point().apply(point), Exemplars.of(reader.exemplars().apply(point)));
		}
		catch (InvalidPointException ex) {
			this.rejected = this.rejected.and(1, ex.explanation());
		}
	}

	private static SeriesId of(SeriesId id, MetricType type, boolean delta) {
		return new SeriesId(id.service(), id.resource(), id.scope(), id.name(), id.unit(), type, delta, Map.of());
	}

	private static boolean isDelta(AggregationTemporality temporality) {
		return temporality == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;
	}

}
