package org.reviewscope.console.ingest.decode;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.Metric;

/**
 * Counts the points of an OTLP metrics request. They are not kept.
 */
public final class MetricPoints {

	private MetricPoints() {
	}

	public static int count(ExportMetricsServiceRequest request) {
		return request.getResourceMetricsList()
			.stream()
			.flatMap((group) -> group.getScopeMetricsList().stream())
			.flatMap((scope) -> scope.getMetricsList().stream())
			.mapToInt(MetricPoints::count)
			.sum();
	}

	private static int count(Metric metric) {
		return metric.getGauge().getDataPointsCount() + metric.getSum().getDataPointsCount()
				+ metric.getHistogram().getDataPointsCount() + metric.getExponentialHistogram().getDataPointsCount()
				+ metric.getSummary().getDataPointsCount();
	}

}
