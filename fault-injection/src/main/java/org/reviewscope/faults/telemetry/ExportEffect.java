package org.reviewscope.faults.telemetry;

import java.util.Collection;
import java.util.List;

import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.trace.data.SpanData;

/**
 * What a fault does to telemetry on its way out. By default nothing.
 */
interface ExportEffect {

	default Collection<SpanData> spans(Collection<SpanData> spans) {
		return spans;
	}

	default Collection<LogRecordData> logs(Collection<LogRecordData> logs) {
		return logs;
	}

	/**
	 * Leaves spans or log lines out, and says nothing: as an exporter does whose receiver
	 * takes everything and keeps nothing.
	 * @param traces whether spans are dropped
	 * @return the effect
	 */
	static ExportEffect drop(boolean traces) {
		return new ExportEffect() {

			@Override
			public Collection<SpanData> spans(Collection<SpanData> spans) {
				return traces ? List.of() : spans;
			}

			@Override
			public Collection<LogRecordData> logs(Collection<LogRecordData> logs) {
				return traces ? logs : List.of();
			}

		};
	}

}
