package org.reviewscope.faults.telemetry;

import java.util.Collection;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/**
 * Exports what the faults leave.
 *
 * @param exporter who sends it
 * @param effect what the faults do
 */
record FaultySpanExporter(SpanExporter exporter, ExportEffect effect) implements SpanExporter {

	@Override
	public CompletableResultCode export(Collection<SpanData> spans) {
		Collection<SpanData> left = this.effect.spans(spans);
		return left.isEmpty() ? CompletableResultCode.ofSuccess() : this.exporter.export(left);
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
