package org.reviewscope.console.ingest.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Exemplar;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint.ValueAtQuantile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reviewscope.console.telemetry.metric.ExponentialPoint;
import org.reviewscope.console.telemetry.metric.HistogramPoint;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.NumberPoint;
import org.reviewscope.console.telemetry.metric.Point;
import org.reviewscope.console.telemetry.metric.SeriesId;
import org.reviewscope.console.telemetry.metric.SummaryPoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/**
 * Points of each kind arrive with everything they carry; those that contradict themselves
 * do not arrive.
 */
class MetricDecoderTests {

	private static final AggregationTemporality DELTA = AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA;

	private static final AggregationTemporality CUMULATIVE = AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;

	private final List<Taken> taken = new ArrayList<>();

	@Test
	void gaugeArrivesWithItsSeries() {
		decode((metric) -> metric.getGaugeBuilder()
			.addDataPoints(number(1.5).addAttributes(attribute("route", "/buy"))));

		assertThat(this.taken).singleElement().satisfies((one) -> {
			assertThat(one.id).isEqualTo(new SeriesId("shop", Map.of("service.name", "shop"), "shop.Orders", "m", "s",
					MetricType.GAUGE, false, Map.of("route", "/buy")));
			assertThat(one.description).isEqualTo("What it is");
			assertThat(one.point).isEqualTo(new NumberPoint(10, 20, 1.5));
		});
	}

	@Test
	void sumsDifferByTheirDirectionAndTemporality() {
		decode((metric) -> metric.getSumBuilder()
			.setAggregationTemporality(DELTA)
			.setIsMonotonic(true)
			.addDataPoints(number(0).setAsInt(7)));
		decode((metric) -> metric.getSumBuilder().setAggregationTemporality(CUMULATIVE).addDataPoints(number(-7)));

		assertThat(this.taken).extracting((one) -> one.point)
			.containsExactly(new NumberPoint(10, 20, 7), new NumberPoint(10, 20, -7));
		assertThat(this.taken).extracting((one) -> one.id.type())
			.containsExactly(MetricType.MONOTONIC_SUM, MetricType.SUM);
		assertThat(this.taken).extracting((one) -> one.id.delta()).containsExactly(true, false);
	}

	@Test
	void histogramArrivesWithItsBuckets() {
		decode((metric) -> metric.getHistogramBuilder()
			.setAggregationTemporality(CUMULATIVE)
			.addDataPoints(histogram(List.of(1.0, 2.0), List.of(3L, 0L, 4L))));

		assertThat(this.taken.getFirst().point).isInstanceOfSatisfying(HistogramPoint.class, (point) -> {
			assertThat(point.bounds()).containsExactly(1, 2);
			assertThat(point.counts()).containsExactly(3, 0, 4);
			assertThat(point.count()).isEqualTo(7);
			assertThat(point.sum()).isEqualTo(12.5);
			assertThat(point.startTimeUnixNano()).isEqualTo(10);
			assertThat(point.timeUnixNano()).isEqualTo(20);
		});
	}

	@Test
	void exponentialHistogramArrivesWithItsBuckets() {
		decode((metric) -> metric.getExponentialHistogramBuilder()
			.setAggregationTemporality(DELTA)
			.addDataPoints(exponential(5, 3, List.of(1L, 2L)).setZeroThreshold(0.5)));

		assertThat(this.taken.getFirst().point).isInstanceOfSatisfying(ExponentialPoint.class, (point) -> {
			assertThat(point.scale()).isEqualTo(5);
			assertThat(point.zeroCount()).isEqualTo(4);
			assertThat(point.zeroThreshold()).isEqualTo(0.5);
			assertThat(point.positive().offset()).isEqualTo(3);
			assertThat(point.positive().counts()).containsExactly(1, 2);
			assertThat(point.negative().counts()).isEmpty();
			assertThat(point.count()).isEqualTo(7);
			assertThat(point.sum()).isNaN();
		});
	}

	@Test
	void summaryArrivesWithItsQuantiles() {
		decode((metric) -> metric.getSummaryBuilder().addDataPoints(summary(0.99, 3)));

		assertThat(this.taken.getFirst().point).isInstanceOfSatisfying(SummaryPoint.class, (point) -> {
			assertThat(point.count()).isEqualTo(7);
			assertThat(point.sum()).isEqualTo(12.5);
			assertThat(point.quantiles()).containsExactly(0.99);
			assertThat(point.values()).containsExactly(3);
		});
	}

	@Test
	void exemplarsWithASpanArrive() {
		Exemplar.Builder exemplar = Exemplar.newBuilder().setAsDouble(1.5).setTimeUnixNano(15);
		decode((metric) -> metric.getGaugeBuilder()
			.addDataPoints(number(1).addExemplars(exemplar)
				.addExemplars(exemplar.clone()
					.setTraceId(ByteString.copyFromUtf8("0123456789abcdef"))
					.setSpanId(ByteString.copyFromUtf8("01234567")))));

		assertThat(this.taken.getFirst().exemplars)
			.containsExactly(new org.reviewscope.console.telemetry.metric.Exemplar("30313233343536373839616263646566",
					"3031323334353637", 15, 1.5));
	}

	@Test
	void pointWithoutATimeGetsTheTimeOfItsArrival() {
		decode((metric) -> metric.getGaugeBuilder().addDataPoints(NumberDataPoint.newBuilder().setAsInt(1)));

		assertThat(this.taken.getFirst().point).isEqualTo(new NumberPoint(0, 99, 1));
	}

	@Test
	void pointThatSaysThatNothingWasRecordedIsNone() {
		assertThat(decode((metric) -> metric.getGaugeBuilder().addDataPoints(NumberDataPoint.newBuilder().setFlags(1))))
			.isEqualTo(RejectedPoints.NONE);
		assertThat(this.taken).isEmpty();
	}

	@Test
	void gaugeMayBeNoNumber() {
		decode((metric) -> metric.getGaugeBuilder().addDataPoints(number(Double.NaN)));

		assertThat(this.taken.getFirst().point.amount()).isNaN();
	}

	@ParameterizedTest
	@MethodSource
	void contradictionIsRejectedAndTheRestArrives(Consumer<Metric.Builder> metric, String explanation) {
		ExportMetricsServiceRequest.Builder request = request(metric);
		request.getResourceMetricsBuilder(0)
			.getScopeMetricsBuilder(0)
			.addMetrics(Metric.newBuilder()
				.setName("good")
				.setGauge(io.opentelemetry.proto.metrics.v1.Gauge.newBuilder().addDataPoints(number(1))));

		assertThat(decode(request)).returns(1, RejectedPoints::count)
			.satisfies((rejected) -> assertThat(rejected.explanation()).contains(explanation));
		assertThat(this.taken).singleElement().returns("good", (one) -> one.id.name());
	}

	static Stream<Arguments> contradictionIsRejectedAndTheRestArrives() {
		return Stream.of(
				rejected("no name", (metric) -> metric.setName("").getGaugeBuilder().addDataPoints(number(1)), "name"),
				rejected("no value", (metric) -> metric.getGaugeBuilder().addDataPoints(NumberDataPoint.newBuilder()),
						"no value"),
				rejected("sum without temporality", (metric) -> metric.getSumBuilder().addDataPoints(number(1)),
						"temporality"),
				rejected("histogram without temporality",
						(metric) -> metric.getHistogramBuilder().addDataPoints(histogram(List.of(), List.of())),
						"temporality"),
				rejected("sum that is no number", (metric) -> sum(metric, number(Double.NaN)), "finite"),
				rejected("infinite sum", (metric) -> sum(metric, number(Double.POSITIVE_INFINITY)), "finite"),
				rejected("monotonic sum below zero", (metric) -> sum(metric, number(-1)), "below zero"),
				rejected("end before begin", (metric) -> sum(metric, number(1).setStartTimeUnixNano(21)),
						"ends before"),
				rejected("time of the future",
						(metric) -> sum(metric, number(1).setTimeUnixNano(100 + 3_600_000_000_000L)), "future"),
				rejected("time of 64 bits", (metric) -> sum(metric, number(1).setTimeUnixNano(-1)), "2262"),
				rejected("start of 64 bits", (metric) -> sum(metric, number(1).setStartTimeUnixNano(-1)), "2262"),
				histograms("too few buckets", histogram(List.of(1.0, 2.0), List.of(3L, 4L)), "one bucket more"),
				histograms("bounds that fall", histogram(List.of(2.0, 1.0), List.of(3L, 0L, 4L)), "ascending"),
				histograms("equal bounds", histogram(List.of(1.0, 1.0), List.of(3L, 0L, 4L)), "ascending"),
				histograms("bound that is no number", histogram(List.of(Double.NaN), List.of(3L, 4L)), "finite"),
				histograms("infinite bound", histogram(List.of(Double.POSITIVE_INFINITY), List.of(3L, 4L)), "finite"),
				histograms("negative bucket", histogram(List.of(1.0), List.of(-3L, 10L)), "sum of its buckets"),
				histograms("another count", histogram(List.of(1.0), List.of(3L, 5L)), "sum of its buckets"),
				histograms("more than 63 bits",
						histogram(List.of(1.0), List.of(Long.MAX_VALUE, Long.MAX_VALUE)).setCount(-2),
						"sum of its buckets"),
				exponentials("negative bucket", exponential(0, 0, List.of(-3L, 6L)), "sum of its buckets"),
				exponentials("another count", exponential(0, 0, List.of(9L)), "sum of its buckets"),
				exponentials("scale that is too fine", exponential(21, 0, List.of(3L)), "scale"),
				exponentials("scale that is too coarse", exponential(-12, 0, List.of(3L)), "scale"),
				exponentials("index of more than 31 bits", exponential(0, Integer.MAX_VALUE, List.of(3L)), "offset"),
				exponentials("negative zero threshold", exponential(0, 0, List.of(3L)).setZeroThreshold(-1),
						"threshold"),
				exponentials("zero threshold that is no number",
						exponential(0, 0, List.of(3L)).setZeroThreshold(Double.NaN), "threshold"),
				rejected("quantile above one", (metric) -> metric.getSummaryBuilder().addDataPoints(summary(1.5, 3)),
						"quantile"),
				rejected("quantile that is no number",
						(metric) -> metric.getSummaryBuilder().addDataPoints(summary(Double.NaN, 3)), "quantile"),
				rejected("count of 64 bits",
						(metric) -> metric.getSummaryBuilder().addDataPoints(summary(0.5, 3).setCount(-1)), "count"));
	}

	private RejectedPoints decode(Consumer<Metric.Builder> metric) {
		return decode(request(metric));
	}

	private RejectedPoints decode(ExportMetricsServiceRequest.Builder request) {
		return MetricDecoder.decode(request.build(), 99,
				(id, description, point, exemplars) -> this.taken.add(new Taken(id, description, point, exemplars)));
	}

	private static ExportMetricsServiceRequest.Builder request(Consumer<Metric.Builder> content) {
		ExportMetricsServiceRequest.Builder request = ExportMetricsServiceRequest.newBuilder();
		var group = request.addResourceMetricsBuilder();
		group.getResourceBuilder().addAttributes(attribute("service.name", "shop"));
		var scope = group.addScopeMetricsBuilder();
		scope.getScopeBuilder().setName("shop.Orders");
		content.accept(scope.addMetricsBuilder().setName("m").setUnit("s").setDescription("What it is"));
		return request;
	}

	private static Arguments rejected(String name, Consumer<Metric.Builder> metric, String explanation) {
		return argumentSet(name, metric, explanation);
	}

	private static Arguments histograms(String name, HistogramDataPoint.Builder point, String explanation) {
		return rejected("histogram: " + name,
				(metric) -> metric.getHistogramBuilder().setAggregationTemporality(CUMULATIVE).addDataPoints(point),
				explanation);
	}

	private static Arguments exponentials(String name, ExponentialHistogramDataPoint.Builder point,
			String explanation) {
		return rejected("exponential histogram: " + name,
				(metric) -> metric.getExponentialHistogramBuilder()
					.setAggregationTemporality(CUMULATIVE)
					.addDataPoints(point),
				explanation);
	}

	private static void sum(Metric.Builder metric, NumberDataPoint.Builder point) {
		metric.getSumBuilder().setIsMonotonic(true).setAggregationTemporality(CUMULATIVE).addDataPoints(point);
	}

	private static NumberDataPoint.Builder number(double value) {
		return NumberDataPoint.newBuilder().setStartTimeUnixNano(10).setTimeUnixNano(20).setAsDouble(value);
	}

	private static HistogramDataPoint.Builder histogram(List<Double> bounds, List<Long> counts) {
		return HistogramDataPoint.newBuilder()
			.setStartTimeUnixNano(10)
			.setTimeUnixNano(20)
			.setCount(7)
			.setSum(12.5)
			.addAllExplicitBounds(bounds)
			.addAllBucketCounts(counts);
	}

	private static ExponentialHistogramDataPoint.Builder exponential(int scale, int offset, List<Long> counts) {
		ExponentialHistogramDataPoint.Builder point = ExponentialHistogramDataPoint.newBuilder()
			.setStartTimeUnixNano(10)
			.setTimeUnixNano(20)
			.setCount(7)
			.setZeroCount(4)
			.setScale(scale);
		point.getPositiveBuilder().setOffset(offset).addAllBucketCounts(counts);
		return point;
	}

	private static SummaryDataPoint.Builder summary(double quantile, double value) {
		return SummaryDataPoint.newBuilder()
			.setStartTimeUnixNano(10)
			.setTimeUnixNano(20)
			.setCount(7)
			.setSum(12.5)
			.addQuantileValues(ValueAtQuantile.newBuilder().setQuantile(quantile).setValue(value));
	}

	private static KeyValue attribute(String key, String value) {
		return KeyValue.newBuilder().setKey(key).setValue(AnyValue.newBuilder().setStringValue(value)).build();
	}

	/**
	 * What arrived.
	 *
	 * @param id the series
	 * @param description what the metric is
	 * @param point the point
	 * @param exemplars its exemplars
	 */
	private record Taken(SeriesId id, String description, Point point,
			List<org.reviewscope.console.telemetry.metric.Exemplar> exemplars) {
	}

}
