package org.reviewscope.console.store;

import java.util.Locale;
import java.util.Objects;

import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.LogSeverity;

/**
 * Tells the log records that somebody looks for from the others. A blank text asks
 * nothing.
 *
 * @param service who wrote them
 * @param least how grave they are at least
 * @param text part of the message
 * @param traceId how the id of their trace begins
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
