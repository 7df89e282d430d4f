package org.reviewscope.system.truth.received;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;

/**
 * A span as it went over the wire.
 *
 * @param service the service that sent it
 * @param span the span
 */
public record ReceivedSpan(String service, Span span) {

	public String traceId() {
		return hex(this.span.getTraceId());
	}

	String id() {
		return hex(this.span.getSpanId());
	}

	/** Empty for a root. */
	String parentId() {
		return hex(this.span.getParentSpanId());
	}

	public String name() {
		return this.span.getName();
	}

	public String kind() {
		return this.span.getKind().name().replace("SPAN_KIND_", "");
	}

	String status() {
		return this.span.getStatus().getCode().name().replace("STATUS_CODE_", "");
	}

	public Duration duration() {
		return Duration.ofNanos(this.span.getEndTimeUnixNano() - this.span.getStartTimeUnixNano());
	}

	public Map<String, AnyValue> attributes() {
		return this.span.getAttributesList().stream().collect(Collectors.toMap(KeyValue::getKey, KeyValue::getValue));
	}

	boolean is(String service, String name) {
		return this.service.equals(service) && name().equals(name);
	}

	public static String hex(ByteString id) {
		return HexFormat.of().formatHex(id.toByteArray());
	}

}
