package org.reviewscope.system.truth.received;

import java.util.Map;
import java.util.stream.Collectors;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;

/**
 * A log line as it went over the wire.
 *
 * @param service the service that sent it
 * @param logger the logger's name
 * @param record the line
 */
public record ReceivedLog(String service, String logger, LogRecord record) {

	/** Empty outside a trace. */
	public String traceId() {
		return ReceivedSpan.hex(this.record.getTraceId());
	}

	String spanId() {
		return ReceivedSpan.hex(this.record.getSpanId());
	}

	public String level() {
		return this.record.getSeverityText();
	}

	public String text() {
		return this.record.getBody().getStringValue();
	}

	public Map<String, AnyValue> attributes() {
		return this.record.getAttributesList().stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
	}

}
