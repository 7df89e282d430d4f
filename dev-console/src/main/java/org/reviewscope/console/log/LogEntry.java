package org.reviewscope.console.log;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.chart.Formats;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.LogSeverity;

/**
 * A log record in the list of the newest.
 *
 * @param time when it was written
 * @param severity how grave it is, in the service's own word
 * @param grave whether something failed
 * @param service who wrote it
 * @param message what it says
 * @param link its span in its trace, {@code null} outside one
 */
record LogEntry(String time, String severity, boolean grave, String service, String message, @Nullable String link) {

	static LogEntry of(LogLine line) {
		String span = (line.spanId() != null) ? "#span-" + line.spanId() : "";
		return new LogEntry(Formats.timeOfDay(line.timeUnixNano()), line.severity(),
				LogSeverity.isGrave(line.severity()), line.service(), line.body().toString(),
				(line.traceId() != null) ? "/traces/" + line.traceId() + span : null);
	}

}
