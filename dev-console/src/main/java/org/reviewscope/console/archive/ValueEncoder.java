package org.reviewscope.console.archive;

import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.resource.v1.Resource;
import org.reviewscope.console.telemetry.Bytes;
import org.reviewscope.console.telemetry.Scope;

/**
 * Converts plain Java values into OTLP's attribute values.
 */
final class ValueEncoder {

	private ValueEncoder() {
	}

	static List<KeyValue> attributes(Map<?, ?> attributes) {
		return attributes.entrySet()
			.stream()
			.map((entry) -> KeyValue.newBuilder()
				.setKey(entry.getKey().toString())
				.setValue(value(entry.getValue()))
				.build())
			.toList();
	}

	static AnyValue value(Object value) {
		AnyValue.Builder encoded = AnyValue.newBuilder();
		return switch (value) {
			case Boolean flag -> encoded.setBoolValue(flag).build();
			case Double number -> encoded.setDoubleValue(number).build();
			case Number number -> encoded.setIntValue(number.longValue()).build();
			case Bytes bytes ->
				encoded.setBytesValue(ByteString.copyFrom(Base64.getDecoder().decode(bytes.base64()))).build();
			case List<?> list -> encoded
				.setArrayValue(ArrayValue.newBuilder().addAllValues(list.stream().map(ValueEncoder::value).toList()))
				.build();
			case Map<?, ?> map ->
				encoded.setKvlistValue(KeyValueList.newBuilder().addAllValues(attributes(map))).build();
			default -> encoded.setStringValue(value.toString()).build();
		};
	}

	static InstrumentationScope scope(Scope scope) {
		return InstrumentationScope.newBuilder()
			.setName(scope.name())
			.setVersion(scope.version())
			.addAllAttributes(attributes(scope.attributes()))
			.setDroppedAttributesCount(scope.droppedAttributes())
			.build();
	}

	static Resource resource(org.reviewscope.console.telemetry.Resource resource) {
		return Resource.newBuilder()
			.addAllAttributes(attributes(resource.attributes()))
			.setDroppedAttributesCount(resource.droppedAttributes())
			.build();
	}

	static ByteString id(String hexadecimal) {
		return ByteString.fromHex(hexadecimal);
	}

}
