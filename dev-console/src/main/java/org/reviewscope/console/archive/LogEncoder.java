package org.reviewscope.console.archive;

import java.util.LinkedHashMap;
import java.util.Map;

import io.opentelemetry.proto.logs.v1.LogRecord;
import org.reviewscope.console.telemetry.LogDetails;
import org.reviewscope.console.telemetry.LogLine;

/**
 * Converts log records into OTLP's, as they came.
 */
final class LogEncoder {

	// The attribute in which the name of the logger is kept
	private static final String SCOPE_NAME = "otel.scope.name";

	private LogEncoder() {
	}

	static LogRecord encode(LogLine line) {
		LogDetails details = line.details();
		LogRecord.Builder encoded = LogRecord.newBuilder()
			.setTimeUnixNano(details.timedByCollection() ? 0 : line.timeUnixNano())
			.setObservedTimeUnixNano(details.observedTimeUnixNano())
			.setSeverityNumberValue(details.severityNumber())
			.setSeverityText(details.namedByNumber() ? "" : line.severity())
			.setBody(ValueEncoder.value(line.body()))
			.setEventName(details.eventName())
			.setFlags(details.flags())
			.addAllAttributes(ValueEncoder.attributes(attributes(line)))
			.setDroppedAttributesCount(details.droppedAttributes());
		if (line.traceId() != null) {
			encoded.setTraceId(ValueEncoder.id(line.traceId()));
		}
		if (line.spanId() != null) {
			encoded.setSpanId(ValueEncoder.id(line.spanId()));
		}
		return encoded.build();
	}

	private static Map<String, Object> attributes(LogLine line) {
		Map<String, Object> attributes = new LinkedHashMap<>(line.attributes());
		attributes.remove(SCOPE_NAME, line.details().scope().name());
		return attributes;
	}

}
