package org.reviewscope.observability.autoconfigure.delivery;

import java.util.Collection;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * Exports spans with another exporter, and reports the results.
 *
 * @param exporter who sends the spans
 * @param delivery who watches
 */
record ReportingSpanExporter(SpanExporter exporter, Delivery delivery) implements SpanExporter {

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		return this.delivery.watch(this.exporter.export(DeliveredSpan.of(spans)));
	}

	@Override
	public CompletableResultCode flush() {
		return this.exporter.flush();
	}

	@Override
	public CompletableResultCode shutdown() {
		return this.exporter.shutdown();
	}

}
