package org.reviewscope.console.log;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.reviewscope.console.store.LogFilter;
import org.reviewscope.console.telemetry.LogSeverity;

/**
 * The search form above the logs. An empty field matches every record.
 *
 * @param service the service that wrote them
 * @param severity the lowest severity
 * @param text part of the message
 * @param traceId the beginning of the id of their trace
 */
record LogSearch(@Nullable String service, @Nullable LogSeverity severity, @Nullable String text,
		@Nullable String traceId) {

	LogFilter filter() {
		return new LogFilter(Objects.requireNonNullElse(this.service, ""),
				Objects.requireNonNullElse(this.severity, LogSeverity.TRACE), Objects.requireNonNullElse(this.text, ""),
				Objects.requireNonNullElse(this.traceId, ""));
	}

	// Public for the template
	public boolean isEmpty() {
		return filter().equals(new LogFilter("", LogSeverity.TRACE, "", ""));
	}

}
