package org.reviewscope.console.ingest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.metrics.OtlpGrpcMetricExporter;
import io.opentelemetry.sdk.metrics.Aggregation;
import io.opentelemetry.sdk.metrics.InstrumentSelector;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.View;
import io.opentelemetry.sdk.metrics.export.AggregationTemporalitySelector;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.console.access.OtlpConnector;
import org.reviewscope.console.store.metric.MetricStore;
import org.reviewscope.console.store.metric.SeriesHistory;
import org.reviewscope.console.telemetry.metric.ExponentialPoint;
import org.reviewscope.console.telemetry.metric.HistogramPoint;
import org.reviewscope.console.telemetry.metric.Increases;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.Point;
import org.reviewscope.console.telemetry.metric.Quantiles;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What the metric exporters of the OpenTelemetry SDK send arrives whole, with their
 * default settings except for the port, and with the temporality that some backends want.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class MetricExporterTests {

	private static final AttributeKey<String> ROUTE = AttributeKey.stringKey("route");

	@Autowired
	private MetricStore store;

	@Autowired
	private OtlpConnector otlp;

	@ParameterizedTest
	@CsvSource({ "grpc,false", "http,false", "grpc,true", "http,true" })
	void eachInstrumentArrives(String protocol, boolean delta) {
		String service = "%s, delta %s".formatted(protocol, delta);
		String traceId = measure(service, exporter(protocol, delta));

		assertThat(one(service, "orders", MetricType.MONOTONIC_SUM, delta)).satisfies((series) -> {
			assertThat(series.description()).isEqualTo("Orders taken");
			assertThat(series.id().unit()).isEqualTo("{order}");
			assertThat(series.id().scope()).isEqualTo("shop");
			assertThat(series.id().attributes()).isEqualTo(Map.of("route", "/buy"));
			assertThat(series.amount()).isEqualTo(7);
			// A cumulative one comes once more when the provider is closed
			assertThat(series.points()).extracting(Point::amount).startsWith(3.0, delta ? 4.0 : 7.0);
			assertThat(Increases.of(delta, series.points())).extracting(Point::amount).startsWith(3.0, 4.0);
		});
		// Also where deltas are preferred, a sum that goes up and down is cumulative
		assertThat(one(service, "queue", MetricType.SUM, false).amount()).isEqualTo(3);
		assertThat(one(service, "temperature", MetricType.GAUGE, false).amount()).isEqualTo(21.5);
		assertThat(one(service, "latency", MetricType.HISTOGRAM, delta)).satisfies((series) -> {
			assertThat(series.points().getFirst()).isInstanceOfSatisfying(HistogramPoint.class, (point) -> {
				assertThat(point.bounds()).containsExactly(0.1, 1, 10);
				assertThat(point.counts()).containsExactly(0, 2, 1, 0);
				assertThat(point.startTimeUnixNano()).isPositive().isLessThan(point.timeUnixNano());
			});
			assertThat(series.sum()).isEqualTo(3.2, within(1e-9));
			assertThat(series.exemplars()).isNotEmpty()
				.allSatisfy((exemplar) -> assertThat(exemplar.traceId()).isEqualTo(traceId));
			assertThat(Quantiles.of(0.5, series.points().subList(0, 1))).isEqualTo(0.1 + 0.9 * 0.75, within(1e-12));
		});
		assertThat(one(service, "size", MetricType.EXPONENTIAL_HISTOGRAM, delta)).satisfies((series) -> {
			assertThat(series.points().getFirst()).isInstanceOfSatisfying(ExponentialPoint.class,
					(point) -> assertThat(point.count()).isEqualTo(100));
			assertThat(Quantiles.of(0.5, series.points().subList(0, 1))).isEqualTo(50, within(2.5));
			assertThat(Quantiles.of(0.99, series.points().subList(0, 1))).isEqualTo(99, within(4.5));
		});
	}

	private SeriesHistory one(String service, String name, MetricType type, boolean delta) {
		List<SeriesHistory> found = this.store.find((id) -> id.service().equals(service) && id.name().equals(name), 10);
		assertThat(found).as(name).singleElement();
		assertThat(found.getFirst().id().type()).isEqualTo(type);
		assertThat(found.getFirst().id().delta()).isEqualTo(delta);
		return found.getFirst();
	}

	private String measure(String service, MetricExporter exporter) {
		try (SdkMeterProvider meters = SdkMeterProvider.builder()
			.setResource(Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), service)))
			.registerView(InstrumentSelector.builder().setName("size").build(),
					View.builder().setAggregation(Aggregation.base2ExponentialBucketHistogram()).build())
			.registerMetricReader(PeriodicMetricReader.builder(exporter).build())
			.build(); SdkTracerProvider spans = SdkTracerProvider.builder().build()) {
			Meter meter = meters.get("shop");
			LongCounter orders = meter.counterBuilder("orders")
				.setUnit("{order}")
				.setDescription("Orders taken")
				.build();
			orders.add(3, Attributes.of(ROUTE, "/buy"));
			meter.upDownCounterBuilder("queue").build().add(5);
			meter.gaugeBuilder("temperature").build().set(21.5);
			for (int value = 1; value <= 100; value++) {
				meter.histogramBuilder("size").build().record(value);
			}
			String traceId = measureInSpan(meter, spans);
			assertThat(meters.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
			orders.add(4, Attributes.of(ROUTE, "/buy"));
			meter.upDownCounterBuilder("queue").build().add(-2);
			assertThat(meters.forceFlush().join(10, TimeUnit.SECONDS).isSuccess()).isTrue();
			return traceId;
		}
	}

	private static String measureInSpan(Meter meter, SdkTracerProvider spans) {
		DoubleHistogram latency = meter.histogramBuilder("latency")
			.setUnit("s")
			.setExplicitBucketBoundariesAdvice(List.of(0.1, 1.0, 10.0))
			.build();
		Span span = spans.get("shop").spanBuilder("order").startSpan();
		try (Scope _ = span.makeCurrent()) {
			latency.record(0.5);
			latency.record(0.7);
			latency.record(2.0);
		}
		finally {
			span.end();
		}
		return span.getSpanContext().getTraceId();
	}

	private MetricExporter exporter(String protocol, boolean delta) {
		AggregationTemporalitySelector temporality = delta ? AggregationTemporalitySelector.deltaPreferred()
				: AggregationTemporalitySelector.alwaysCumulative();
		return protocol.equals("grpc")
				? OtlpGrpcMetricExporter.builder()
					.setEndpoint("http://localhost:" + this.otlp.grpcPort())
					.setAggregationTemporalitySelector(temporality)
					.build()
				: OtlpHttpMetricExporter.builder()
					.setEndpoint("http://localhost:" + this.otlp.port() + "/v1/metrics")
					.setAggregationTemporalitySelector(temporality)
					.build();
	}

}
