package org.reviewscope.observability.autoconfigure.delivery;

import java.util.Collection;
import java.util.List;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * Exports spans with another exporter, again if need be, and reports the results.
 *
 * @param exporter who sends the spans
 * @param delivery who tries again and reports
 */
record ReportingSpanExporter(SpanExporter exporter, Delivery delivery) implements SpanExporter {

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		List<SpanData> batch = DeliveredSpan.of(spans);
		return this.delivery.deliver(batch.size(), () -> this.exporter.export(batch));
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
