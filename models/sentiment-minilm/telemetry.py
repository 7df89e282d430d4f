"""Sends the spans and metrics of a run over OTLP, if OTEL_EXPORTER_OTLP_ENDPOINT names a receiver.

Without one, nothing is imported and each call does nothing. Attributes are names, counts and figures, never the text of
a review.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Mapping

SERVICE = "sentiment-minilm-training"
ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT"

Attributes = Mapping[str, str | int | float]


class Silence:
    """Nobody listens. Also what a span is then."""

    @contextlib.contextmanager
    def span(self, name: str, attributes: Attributes) -> Iterator[Silence]:
        yield self

    def set_attribute(self, key: str, value: str | int | float) -> None:
        pass

    def gauge(self, name: str, value: float, unit: str, attributes: Attributes) -> None:
        pass

    def count(self, name: str, amount: int, unit: str, attributes: Attributes) -> None:
        pass

    def close(self) -> None:
        pass


class Otlp(Silence):
    """Sends to the receiver; one that is away costs log lines and a few seconds at the end, never the run."""

    def __init__(self) -> None:
        from opentelemetry.exporter.otlp.proto.http.metric_exporter import OTLPMetricExporter
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
        from opentelemetry.sdk.metrics import MeterProvider
        from opentelemetry.sdk.metrics.export import PeriodicExportingMetricReader
        from opentelemetry.sdk.resources import Resource
        from opentelemetry.sdk.trace import TracerProvider
        from opentelemetry.sdk.trace.export import BatchSpanProcessor

        resource = Resource.create({"service.name": SERVICE, "service.namespace": "reviewscope"})
        self.spans = TracerProvider(resource=resource)
        self.spans.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
        self.metrics = MeterProvider([PeriodicExportingMetricReader(OTLPMetricExporter())], resource)
        self.tracer, self.meter = self.spans.get_tracer(SERVICE), self.metrics.get_meter(SERVICE)
        self.instruments: dict = {}

    @contextlib.contextmanager
    def span(self, name: str, attributes: Attributes) -> Iterator:
        from opentelemetry.trace import StatusCode

        with self.tracer.start_as_current_span(name, attributes=attributes, record_exception=False,
                                               set_status_on_exception=False) as span:
            try:
                yield span
            except BaseException as error:
                # Not its message, which may quote a review
                span.set_attribute("error.type", type(error).__qualname__)
                span.set_status(StatusCode.ERROR)
                raise

    def gauge(self, name: str, value: float, unit: str, attributes: Attributes) -> None:
        self._instrument(name, unit, self.meter.create_gauge).set(value, attributes)

    def count(self, name: str, amount: int, unit: str, attributes: Attributes) -> None:
        self._instrument(name, unit, self.meter.create_counter).add(amount, attributes)

    def close(self) -> None:
        self.spans.shutdown()
        self.metrics.shutdown()

    def _instrument(self, name: str, unit: str, create: Callable):
        if name not in self.instruments:
            self.instruments[name] = create(name, unit)
        return self.instruments[name]


_receiver = Silence()


@contextlib.contextmanager
def run(name: str, attributes: Attributes) -> Iterator:
    """The span of a whole run; the spans that begin in it are its children. Sends what is left when it ends."""
    global _receiver
    _receiver = Otlp() if os.environ.get(ENDPOINT) else Silence()
    try:
        with _receiver.span(name, attributes) as span:
            yield span
    finally:
        _receiver.close()
        _receiver = Silence()


def span(name: str, attributes: Attributes | None = None) -> contextlib.AbstractContextManager:
    """A part of the run."""
    return _receiver.span(name, attributes or {})


def gauge(name: str, value: float, unit: str = "", attributes: Attributes | None = None) -> None:
    """A value that replaces the one before."""
    _receiver.gauge(name, value, unit, attributes or {})


def count(name: str, amount: int, unit: str = "", attributes: Attributes | None = None) -> None:
    """An amount that is added to the ones before."""
    _receiver.count(name, amount, unit, attributes or {})
