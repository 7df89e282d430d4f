package org.reviewscope.console.ingest.decode;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import org.reviewscope.console.telemetry.Bytes;
import org.reviewscope.console.telemetry.LongText;

/**
 * Converts OTLP's attribute values into plain Java values, and shortens long ones.
 */
final class AttributeValues {

	private static final int MAX_LENGTH = 8192;

	private static final int MAX_ENTRIES = 128;

	private AttributeValues() {
	}

	static Map<String, Object> of(List<KeyValue> attributes) {
		Map<String, Object> values = new LinkedHashMap<>();
		attributes.stream()
			.limit(MAX_ENTRIES)
			.forEach((attribute) -> values.put(shortened(attribute.getKey()), of(attribute.getValue())));
		return values;
	}

	static Object of(AnyValue value) {
		return switch (value.getValueCase()) {
			case STRING_VALUE -> shortened(value.getStringValue());
			case BOOL_VALUE -> value.getBoolValue();
			case INT_VALUE -> value.getIntValue();
			case DOUBLE_VALUE -> value.getDoubleValue();
			case BYTES_VALUE -> bytes(Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray()));
			case ARRAY_VALUE ->
				value.getArrayValue().getValuesList().stream().limit(MAX_ENTRIES).map(AttributeValues::of).toList();
			case KVLIST_VALUE -> of(value.getKvlistValue().getValuesList());
			default -> "";
		};
	}

	static String shortened(String text) {
		return (text.length() <= MAX_LENGTH) ? text : LongText.beginning(text, MAX_LENGTH) + "\u2026";
	}

	// Shortened, it is not Base64 any more
	private static Object bytes(String base64) {
		return (base64.length() <= MAX_LENGTH) ? new Bytes(base64) : shortened(base64);
	}

}
