package org.reviewscope.console.log;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.telemetry.LogLine;

/**
 * A log record as the page shows it.
 *
 * @param time its time
 * @param severity its severity, as the service names it
 * @param grave whether it is an error or worse
 * @param service the service that wrote it
 * @param message its message
 * @param link its span on the page of its trace, {@code null} outside of a trace
 */
record LogEntry(String time, String severity, boolean grave, String service, String message, @Nullable String link) {

	static LogEntry of(LogLine line) {
		String span = (line.spanId() != null) ? "#span-" + line.spanId() : "";
		return new LogEntry(Formats.timeOfDay(line.timeUnixNano()), line.severity(), line.level().isGrave(),
				line.service(), line.body().toString(),
				(line.traceId() != null) ? "/traces/" + line.traceId() + span : null);
	}

}
