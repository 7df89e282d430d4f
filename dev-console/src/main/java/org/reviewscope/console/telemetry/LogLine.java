package org.reviewscope.console.telemetry;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One log record of a service.
 *
 * @param traceId the trace in which it was written, {@code null} outside of a trace
 * @param spanId the span in which it was written
 * @param resource the service that wrote it
 * @param severity for example {@code WARN}
 * @param body the message, a plain JSON value
 * @param timeUnixNano when it was written
 * @param attributes its attributes
 * @param details what is kept for exports
 */
public record LogLine(@Nullable String traceId, @Nullable String spanId, Resource resource, String severity,
		Object body, long timeUnixNano, Map<String, Object> attributes, LogDetails details) {

	public LogLine(@Nullable String traceId, @Nullable String spanId, Resource resource, String severity, Object body,
			long timeUnixNano, Map<String, Object> attributes) {
		this(traceId, spanId, resource, severity, body, timeUnixNano, attributes, LogDetails.NONE);
	}

	/**
	 * How grave it is, whatever its logging library calls that.
	 * @return its severity
	 */
	public LogSeverity level() {
		return LogSeverity.of(this.details.severityNumber(), this.severity);
	}

	/**
	 * The service that wrote it.
	 * @return its name
	 */
	public String service() {
		return this.resource.service();
	}

}
