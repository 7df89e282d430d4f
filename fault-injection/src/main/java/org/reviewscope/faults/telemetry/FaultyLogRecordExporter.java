package org.reviewscope.faults.telemetry;

import java.util.Collection;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;

/**
 * Exports what the faults leave.
 *
 * @param exporter who sends it
 * @param effect what the faults do
 */
record FaultyLogRecordExporter(LogRecordExporter exporter, ExportEffect effect) implements LogRecordExporter {

	@Override
	public CompletableResultCode export(Collection<LogRecordData> logs) {
		Collection<LogRecordData> left = this.effect.logs(logs);
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
