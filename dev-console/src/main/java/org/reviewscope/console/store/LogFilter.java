package org.reviewscope.console.store;

import java.util.Locale;
import java.util.Objects;

import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.LogSeverity;

/**
 * A search for log records. A blank text matches every record.
 *
 * @param service the service that wrote them
 * @param least the lowest severity
 * @param text part of the message
 * @param traceId the beginning of the id of their trace
 */
public record LogFilter(String service, LogSeverity least, String text, String traceId) {

	public LogFilter {
		service = service.strip();
		text = text.strip().toLowerCase(Locale.ROOT);
		traceId = traceId.strip().toLowerCase(Locale.ROOT);
	}

	boolean accepts(LogLine line) {
		return (this.service.isEmpty() || line.service().equals(this.service))
				&& LogSeverity.of(line.severity()).compareTo(this.least) >= 0
				&& Objects.requireNonNullElse(line.traceId(), "").startsWith(this.traceId)
				&& (this.text.isEmpty() || line.body().toString().toLowerCase(Locale.ROOT).contains(this.text));
	}

}
