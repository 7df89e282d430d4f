package org.reviewscope.system.clouds;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import org.reviewscope.system.truth.received.MeterReadings;
import org.reviewscope.system.truth.received.ReceivedSpan;

/**
 * Metrics as series of Prometheus, from a scrape or from what OTLP made of it.
 *
 * @param values by name and labels, these in the order of the alphabet
 */
record MetricSeries(Map<String, Double> values) {

	private static final Pattern INFO = Pattern.compile("^(\\w+)_info\\{", Pattern.MULTILINE);

	/** Written as 0.3 or as 3.0E-1. */
	private static final Pattern BOUND = Pattern.compile("(le|quantile)=\"([^\"]+)\"");

	/**
	 * As the Prometheus receiver reads it: the name of an info metric is that of its
	 * family.
	 */
	static MetricSeries ofText(String scrape) {
		return new MetricSeries(MeterReadings.parse(INFO.matcher(scrape).replaceAll("$1{"))
			.series()
			.entrySet()
			.stream()
			.collect(Collectors.toMap(
					(entry) -> BOUND.matcher(entry.getKey())
						.replaceAll((match) -> bound(match.group(1),
								Double.parseDouble(match.group(2).replace("+Inf", "Infinity")))),
					Map.Entry::getValue, (first, _) -> first, TreeMap::new)));
	}

	/** Without what the Collector adds about the scrape. */
	static MetricSeries of(List<ResourceMetrics> metrics) {
		MetricSeries series = new MetricSeries(new TreeMap<>());
		all(metrics).forEach(series::add);
		series.values.keySet().removeIf((name) -> name.matches("up|scrape_\\w+"));
		return series;
	}

	/** What differs, and how, so that a failure can be read. */
	List<String> differences(MetricSeries expected) {
		Set<String> names = new TreeSet<>(this.values.keySet());
		names.addAll(expected.values.keySet());
		return names.stream()
			.filter((name) -> !Objects.equals(this.values.get(name), expected.values.get(name)))
			.map((name) -> name + ": " + this.values.get(name) + ", expected " + expected.values.get(name))
			.toList();
	}

	/** The traces that the data points name. */
	static Set<String> exemplars(List<ResourceMetrics> metrics) {
		return all(metrics)
			.flatMap((metric) -> Stream.concat(
					metric.getHistogram().getDataPointsList().stream().map(HistogramDataPoint::getExemplarsList),
					metric.getSum().getDataPointsList().stream().map(NumberDataPoint::getExemplarsList)))
			.flatMap(List::stream)
			.map(Exemplar::getTraceId)
			.map(ReceivedSpan::hex)
			.collect(Collectors.toSet());
	}

	private static Stream<Metric> all(List<ResourceMetrics> metrics) {
		return metrics.stream()
			.flatMap((resource) -> resource.getScopeMetricsList().stream())
			.flatMap((scope) -> scope.getMetricsList().stream());
	}

	private void add(Metric metric) {
		String name = metric.getName();
		Stream.concat(metric.getSum().getDataPointsList().stream(), metric.getGauge().getDataPointsList().stream())
			.forEach((point) -> put(name, point.getAttributesList(), "", value(point)));
		metric.getHistogram().getDataPointsList().forEach((point) -> addHistogram(name, point));
		metric.getSummary().getDataPointsList().forEach((point) -> addSummary(name, point));
	}

	private void addHistogram(String name, HistogramDataPoint point) {
		put(name + "_count", point.getAttributesList(), "", point.getCount());
		put(name + "_sum", point.getAttributesList(), "", point.getSum());
		double count = 0;
		for (int i = 0; i < point.getBucketCountsCount(); i++) {
			count += point.getBucketCounts(i);
			double bound = (i < point.getExplicitBoundsCount()) ? point.getExplicitBounds(i) : Double.POSITIVE_INFINITY;
			put(name + "_bucket", point.getAttributesList(), bound("le", bound), count);
		}
	}

	private void addSummary(String name, SummaryDataPoint point) {
		put(name + "_count", point.getAttributesList(), "", point.getCount());
		put(name + "_sum", point.getAttributesList(), "", point.getSum());
		point.getQuantileValuesList()
			.forEach((quantile) -> put(name, point.getAttributesList(), bound("quantile", quantile.getQuantile()),
					quantile.getValue()));
	}

	private void put(String name, List<KeyValue> attributes, String bound, double value) {
		String labels = Stream
			.concat(attributes.stream().map((label) -> label.getKey() + "=\"" + escaped(label) + "\""),
					Stream.of(bound))
			.filter((label) -> !label.isEmpty())
			.sorted()
			.collect(Collectors.joining(","));
		this.values.put(labels.isEmpty() ? name : name + "{" + labels + "}", value);
	}

	private static String escaped(KeyValue label) {
		return label.getValue().getStringValue().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
	}

	private static String bound(String label, double value) {
		return label + "=\"" + value + "\"";
	}

	private static double value(NumberDataPoint point) {
		return point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
	}

}
