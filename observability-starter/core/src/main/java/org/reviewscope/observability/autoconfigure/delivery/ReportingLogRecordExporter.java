package org.reviewscope.observability.autoconfigure.delivery;

import java.util.Collection;
import java.util.List;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;

/**
 * Exports log lines with another exporter, again if need be, and reports the results.
 *
 * @param exporter who sends the lines
 * @param delivery who tries again and reports
 */
record ReportingLogRecordExporter(LogRecordExporter exporter, Delivery delivery) implements LogRecordExporter {

	@Override
	public CompletableResultCode export(Collection<LogRecordData> logs) {
		// A copy, because the queue empties its own when it has waited long enough
		List<LogRecordData> batch = List.copyOf(logs);
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
