// Three orders, by the OpenTelemetry SDK for Go. Its argument is grpc or http. OTEL_EXPORTER_OTLP_ENDPOINT has to say
// http://, because this SDK alone expects TLS by default.
package main

import (
	"context"
	"errors"
	"log"
	"os"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlplog/otlploggrpc"
	"go.opentelemetry.io/otel/exporters/otlp/otlplog/otlploghttp"
	"go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetricgrpc"
	"go.opentelemetry.io/otel/exporters/otlp/otlpmetric/otlpmetrichttp"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracegrpc"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	otellog "go.opentelemetry.io/otel/log"
	"go.opentelemetry.io/otel/metric"
	sdklog "go.opentelemetry.io/otel/sdk/log"
	sdkmetric "go.opentelemetry.io/otel/sdk/metric"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func exporters(ctx context.Context, protocol string) (sdktrace.SpanExporter, sdklog.Exporter, sdkmetric.Exporter) {
	if protocol == "grpc" {
		return must(otlptracegrpc.New(ctx)), must(otlploggrpc.New(ctx)), must(otlpmetricgrpc.New(ctx))
	}
	return must(otlptracehttp.New(ctx)), must(otlploghttp.New(ctx)), must(otlpmetrichttp.New(ctx))
}

func main() {
	ctx := context.Background()
	spanExporter, logExporter, metricExporter := exporters(ctx, os.Args[1])
	spans := sdktrace.NewTracerProvider(sdktrace.WithBatcher(spanExporter))
	logs := sdklog.NewLoggerProvider(sdklog.WithProcessor(sdklog.NewBatchProcessor(logExporter)))
	meters := sdkmetric.NewMeterProvider(sdkmetric.WithReader(sdkmetric.NewPeriodicReader(metricExporter)))

	tracer := spans.Tracer("shop")
	logger := logs.Logger("shop")
	meter := meters.Meter("shop")
	orders := must(meter.Int64Counter("orders", metric.WithUnit("{order}"), metric.WithDescription("Orders taken")))
	queue := must(meter.Int64UpDownCounter("queue"))
	temperature := must(meter.Float64Gauge("temperature"))
	latency := must(meter.Float64Histogram("latency", metric.WithUnit("s"),
		metric.WithExplicitBucketBoundaries(0.1, 1, 10)))

	var links []trace.Link
	for index, seconds := range []float64{0.5, 0.7, 5.0} {
		items := index + 1
		order, span := tracer.Start(ctx, "order", trace.WithSpanKind(trace.SpanKindServer), trace.WithLinks(links...),
			trace.WithAttributes(attribute.Int("items", items), attribute.Bool("vip", true),
				attribute.Float64("price", 9.5), attribute.StringSlice("tags", []string{"new", "gift"})))
		links = []trace.Link{{SpanContext: span.SpanContext()}}
		charge, chargeSpan := tracer.Start(order, "charge", trace.WithSpanKind(trace.SpanKindClient))
		latency.Record(charge, seconds)
		chargeSpan.End()
		orders.Add(order, 1, metric.WithAttributes(attribute.String("route", "/buy")))
		if items == 3 {
			span.RecordError(errors.New("no stock"))
			span.SetStatus(codes.Error, "no stock")
			var record otellog.Record
			record.SetSeverity(otellog.SeverityWarn)
			record.SetSeverityText("WARN")
			record.SetBody(attribute.StringValue("order refused"))
			record.AddAttributes(attribute.Int("items", items))
			logger.Emit(order, record)
		}
		span.End()
	}
	queue.Add(ctx, 5)
	queue.Add(ctx, -2)
	temperature.Record(ctx, 21.5)

	for _, stop := range []func(context.Context) error{spans.Shutdown, logs.Shutdown, meters.Shutdown} {
		if err := stop(ctx); err != nil {
			log.Fatal(err)
		}
	}
}
