package org.reviewscope.console.mcp.read;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.reviewscope.console.telemetry.LogLine;

/**
 * A log record in an answer.
 *
 * @param time when it was written
 * @param severity its severity
 * @param service the service that wrote it
 * @param message its message
 * @param traceId the trace it was written in
 * @param spanId the span it was written in
 * @param attributes its attributes
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record LogItem(String time, String severity, String service, Object message, @Nullable String traceId,
		@Nullable String spanId, Map<String, Object> attributes) {

	static LogItem of(LogLine line) {
		return new LogItem(Shortened.time(line.timeUnixNano()), Shortened.text(line.severity()),
				Shortened.text(line.service()), Shortened.value(line.body()), line.traceId(), line.spanId(),
				Shortened.attributes(line.attributes()));
	}

}
