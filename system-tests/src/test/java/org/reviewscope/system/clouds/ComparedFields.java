package org.reviewscope.system.clouds;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.trace.v1.Span;
import org.reviewscope.system.truth.received.ReceivedLog;
import org.reviewscope.system.truth.received.ReceivedSpan;
import tools.jackson.databind.JsonNode;

/**
 * What a span or a log line says, as the console shows it and as a vendor gets it: the
 * same names and texts of both. The console shows the text of a status and the logger
 * among the attributes, by the names that OpenTelemetry has for formats without them.
 */
final class ComparedFields {

	private ComparedFields() {
	}

	/** Of a span or a log line of {@code GET /api/traces/{traceId}}. */
	static Map<String, String> of(JsonNode shown, String... names) {
		Map<String, String> fields = new TreeMap<>();
		for (String name : names) {
			fields.put(name, shown.path(name).asString(""));
		}
		shown.path("attributes")
			.properties()
			.forEach((attribute) -> fields.put("attribute " + attribute.getKey(), attribute.getValue().asString()));
		if (shown.has("events")) {
			fields.put("events",
					shown.path("events")
						.valueStream()
						.map((event) -> event.path("name").asString() + event.path("timeUnixNano").asString())
						.collect(Collectors.joining(",")));
		}
		return fields;
	}

	static Map<String, String> of(ReceivedSpan received) {
		Span span = received.span();
		Map<String, String> fields = ofAttributes(received.attributes());
		if (!span.getStatus().getMessage().isEmpty()) {
			fields.put("attribute otel.status_description", span.getStatus().getMessage());
		}
		fields.putAll(Map.of("service", received.service(), "name", received.name(), "kind", received.kind(), "spanId",
				hex(span.getSpanId()), "parentSpanId", hex(span.getParentSpanId()), "startTimeUnixNano",
				"" + span.getStartTimeUnixNano(), "durationNanos", "" + received.duration().toNanos(), "status",
				span.getStatus().getCode().name().replace("STATUS_CODE_", ""), "events",
				span.getEventsList()
					.stream()
					.map((event) -> event.getName() + event.getTimeUnixNano())
					.collect(Collectors.joining(","))));
		return fields;
	}

	static Map<String, String> of(ReceivedLog received) {
		Map<String, String> fields = ofAttributes(received.attributes());
		fields.put("attribute otel.scope.name", received.logger());
		fields.putAll(
				Map.of("service", received.service(), "severity", received.level(), "body", received.text(), "spanId",
						hex(received.record().getSpanId()), "timeUnixNano", "" + received.record().getTimeUnixNano()));
		return fields;
	}

	private static Map<String, String> ofAttributes(Map<String, AnyValue> attributes) {
		Map<String, String> fields = new TreeMap<>();
		attributes.forEach((name, value) -> fields.put("attribute " + name, text(value)));
		return fields;
	}

	private static String text(AnyValue value) {
		return switch (value.getValueCase()) {
			case STRING_VALUE -> value.getStringValue();
			case INT_VALUE -> "" + value.getIntValue();
			case DOUBLE_VALUE -> "" + value.getDoubleValue();
			case BOOL_VALUE -> "" + value.getBoolValue();
			default -> throw new IllegalArgumentException("No attribute of the services is of this type: " + value);
		};
	}

	private static String hex(ByteString id) {
		return ReceivedSpan.hex(id);
	}

}
