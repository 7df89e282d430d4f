package org.reviewscope.system.clouds.google;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Metric;
import org.reviewscope.system.clouds.Delivered;
import org.reviewscope.system.clouds.Vendor;

/**
 * Metrics by what Google
 * <a href="https://docs.cloud.google.com/stackdriver/docs/otlp-metrics/overview">says</a>
 * of those that it takes.
 *
 * @param points all data points
 */
record GoogleMetrics(List<Point> points) {

	/** Labels of Google's own; no metric may have them. */
	private static final Set<String> RESERVED = Set.of("project_id", "location", "cluster", "namespace", "job",
			"instance");

	private static final int QUANTILES = 10;

	static GoogleMetrics of(List<Vendor.Request> requests) {
		return new GoogleMetrics(new Delivered(requests).metrics()
			.stream()
			.flatMap((resource) -> resource.getScopeMetricsList().stream())
			.flatMap((scope) -> scope.getMetricsList().stream())
			.flatMap(GoogleMetrics::pointsOf)
			.toList());
	}

	/** Names with the kind that Google adds. */
	Set<String> types() {
		Set<String> types = new TreeSet<>();
		this.points.forEach((point) -> types.add(point.name() + "/" + point.kind()));
		return types;
	}

	/** What Google would not take. */
	List<Point> refusals() {
		return this.points.stream().filter((point) -> !point.isTaken()).toList();
	}

	private static Stream<Point> pointsOf(Metric metric) {
		String name = metric.getName();
		return Stream
			.<Stream<Point>>of(
					metric.getGauge()
						.getDataPointsList()
						.stream()
						.map((point) -> new Point(name, "gauge", point.getAttributesList(), 0, point.getTimeUnixNano(),
								0)),
					metric.getSum()
						.getDataPointsList()
						.stream()
						.map((point) -> new Point(name, "counter", point.getAttributesList(),
								point.getStartTimeUnixNano(), point.getTimeUnixNano(), 0)),
					metric.getHistogram()
						.getDataPointsList()
						.stream()
						.map((point) -> new Point(name, "histogram", point.getAttributesList(),
								point.getStartTimeUnixNano(), point.getTimeUnixNano(), 0)),
					metric.getSummary()
						.getDataPointsList()
						.stream()
						.map((point) -> new Point(name, "summary", point.getAttributesList(),
								point.getStartTimeUnixNano(), point.getTimeUnixNano(), point.getQuantileValuesCount())))
			.flatMap(Function.identity());
	}

	/**
	 * A data point.
	 *
	 * @param name the metric's name
	 * @param kind the metric's kind
	 * @param labels the labels
	 * @param start since when it counts, 0 for never
	 * @param time when it was read
	 * @param quantiles how many
	 */
	record Point(String name, String kind, List<KeyValue> labels, long start, long time, int quantiles) {

		boolean isTaken() {
			return this.name.matches("[a-zA-Z][a-zA-Z0-9_:./]*") && this.quantiles <= QUANTILES
					&& this.labels.stream().map(KeyValue::getKey).allMatch(Point::isTakenAsLabel)
					&& (this.kind.equals("gauge") || 0 < this.start && this.start < this.time);
		}

		private static boolean isTakenAsLabel(String key) {
			return key.matches("[a-zA-Z_][a-zA-Z0-9_.]*") && !RESERVED.contains(key);
		}

	}

}
