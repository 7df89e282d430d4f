// Three orders, by the OpenTelemetry SDK for Node.js with its default settings. Its argument is grpc, proto or http;
// the last sends JSON.

import { metrics, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { logs, SeverityNumber } from '@opentelemetry/api-logs';
import { logs as sdkLogs, metrics as sdkMetrics, NodeSDK } from '@opentelemetry/sdk-node';

const protocol = process.argv[2];
const [{ OTLPTraceExporter }, { OTLPLogExporter }, { OTLPMetricExporter }] = await Promise.all(
  ['trace', 'logs', 'metrics'].map((signal) => import(`@opentelemetry/exporter-${signal}-otlp-${protocol}`)),
);
const sdk = new NodeSDK({
  traceExporter: new OTLPTraceExporter(),
  logRecordProcessors: [new sdkLogs.BatchLogRecordProcessor({ exporter: new OTLPLogExporter() })],
  metricReaders: [new sdkMetrics.PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter() })],
});
sdk.start();

const tracer = trace.getTracer('shop');
const logger = logs.getLogger('shop');
const meter = metrics.getMeter('shop');
const orders = meter.createCounter('orders', { unit: '{order}', description: 'Orders taken' });
const queue = meter.createUpDownCounter('queue');
const temperature = meter.createGauge('temperature');
const latency = meter.createHistogram('latency', { unit: 's', advice: { explicitBucketBoundaries: [0.1, 1, 10] } });

let links = [];
for (const [items, seconds] of [[1, 0.5], [2, 0.7], [3, 5.0]]) {
  const attributes = { items, vip: true, price: 9.5, tags: ['new', 'gift'] };
  tracer.startActiveSpan('order', { kind: SpanKind.SERVER, attributes, links }, (order) => {
    links = [{ context: order.spanContext() }];
    tracer.startActiveSpan('charge', { kind: SpanKind.CLIENT }, (charge) => {
      latency.record(seconds);
      charge.end();
    });
    orders.add(1, { route: '/buy' });
    if (items === 3) {
      order.recordException(new Error('no stock'));
      order.setStatus({ code: SpanStatusCode.ERROR, message: 'no stock' });
      logger.emit({ severityNumber: SeverityNumber.WARN, severityText: 'WARN', body: 'order refused', attributes: { items } });
    }
    order.end();
  });
}
queue.add(5);
queue.add(-2);
temperature.record(21.5);

await sdk.shutdown();
