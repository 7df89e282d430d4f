package org.reviewscope.observability.autoconfigure.delivery;

import java.util.Collection;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;

/**
 * Exports log lines with another exporter, and reports the results.
 *
 * @param exporter who sends the lines
 * @param delivery who watches
 */
record ReportingLogRecordExporter(LogRecordExporter exporter, Delivery delivery) implements LogRecordExporter {

	@Override
	public CompletableResultCode export(Collection<LogRecordData> logs) {
		return this.delivery.watch(this.exporter.export(logs));
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
