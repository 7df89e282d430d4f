"""Three orders, by the OpenTelemetry SDK for Python with its default settings. Its argument is grpc or http."""

import logging
import sys

from opentelemetry import metrics, trace
from opentelemetry.sdk._logs import LoggerProvider, LoggingHandler
from opentelemetry.sdk._logs.export import BatchLogRecordProcessor
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Link, SpanKind, Status, StatusCode

if sys.argv[1] == "grpc":
    from opentelemetry.exporter.otlp.proto.grpc._log_exporter import OTLPLogExporter
    from opentelemetry.exporter.otlp.proto.grpc.metric_exporter import OTLPMetricExporter
    from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
else:
    from opentelemetry.exporter.otlp.proto.http._log_exporter import OTLPLogExporter
    from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter

spans = TracerProvider()
spans.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
trace.set_tracer_provider(spans)
logs = LoggerProvider()
logs.add_log_record_processor(BatchLogRecordProcessor(OTLPLogExporter()))
logger = logging.getLogger("shop")
logger.addHandler(LoggingHandler(logger_provider=logs))
meters = MeterProvider(metric_readers=[PeriodicExportingMetricReader(OTLPMetricExporter())])
metrics.set_meter_provider(meters)

tracer = trace.get_tracer("shop")
meter = metrics.get_meter("shop")
orders = meter.create_counter("orders", unit="{order}", description="Orders taken")
queue = meter.create_up_down_counter("queue")
temperature = meter.create_gauge("temperature")
latency = meter.create_histogram("latency", unit="s", explicit_bucket_boundaries_advisory=[0.1, 1, 10])

links = []
for items, seconds in ((1, 0.5), (2, 0.7), (3, 5.0)):
    attributes = {"items": items, "vip": True, "price": 9.5, "tags": ["new", "gift"]}
    with tracer.start_as_current_span("order", kind=SpanKind.SERVER, attributes=attributes, links=links) as order:
        links = [Link(order.get_span_context())]
        with tracer.start_as_current_span("charge", kind=SpanKind.CLIENT):
            latency.record(seconds)
        orders.add(1, {"route": "/buy"})
        if items == 3:
            order.record_exception(ValueError("no stock"))
            order.set_status(Status(StatusCode.ERROR, "no stock"))
            logger.warning("order refused", extra={"items": items})
queue.add(5)
queue.add(-2)
temperature.set(21.5)

for provider in (spans, logs, meters):
    provider.shutdown()
