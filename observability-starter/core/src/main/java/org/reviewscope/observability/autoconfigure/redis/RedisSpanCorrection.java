package org.reviewscope.observability.autoconfigure.redis;

import java.util.Objects;
import java.util.Set;

import io.micrometer.common.docs.KeyName;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.autoconfigure.tracing.CorrectedSpan;
import org.reviewscope.observability.autoconfigure.tracing.SpanCorrection;

/**
 * Gives the spans of Lettuce the names of OpenTelemetry's stable conventions for
 * databases, in place of their predecessors. An error's text goes, because Redis quotes
 * arguments in it; its first word stays.
 */
final class RedisSpanCorrection implements SpanCorrection {

	private static final AttributeKey<String> SYSTEM = AttributeKey.stringKey("db.system");

	private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("db.operation");

	private static final AttributeKey<String> ADDRESS = AttributeKey.stringKey("net.sock.peer.addr");

	private static final AttributeKey<String> PORT = AttributeKey.stringKey("net.sock.peer.port");

	private static final AttributeKey<String> ERROR = AttributeKey.stringKey("lettuce.command.error");

	private static final AttributeKey<String> EXCEPTION = AttributeKey.stringKey("exception.type");

	private static final Set<String> REPLACED = Set.of("db.system", "db.operation", "db.statement", "net.transport",
			"net.peer.name", "net.peer.port", "net.sock.peer.addr", "net.sock.peer.port", "lettuce.command.error");

	@Override
	public CorrectedSpan correct(CorrectedSpan span) {
		Attributes found = span.getAttributes();
		if (!"redis".equals(found.get(SYSTEM))) {
			return span;
		}
		AttributesBuilder attributes = found.toBuilder().removeIf((key) -> REPLACED.contains(key.getKey()));
		put(attributes, RedisSpanDocumentation.Attributes.SYSTEM, "redis");
		put(attributes, RedisSpanDocumentation.Attributes.OPERATION, found.get(OPERATION));
		put(attributes, RedisSpanDocumentation.Attributes.SERVER_ADDRESS, found.get(ADDRESS));
		put(attributes, RedisSpanDocumentation.Attributes.STATUS_CODE, firstWord(found.get(ERROR)));
		put(attributes, RedisSpanDocumentation.Attributes.ERROR_TYPE, exception(span));
		String port = found.get(PORT);
		if (port != null) {
			attributes.put(RedisSpanDocumentation.Attributes.SERVER_PORT.asString(), Long.parseLong(port));
		}
		return span.withAttributes(attributes.build());
	}

	private static void put(AttributesBuilder attributes, KeyName name, @Nullable String value) {
		if (value != null) {
			attributes.put(name.asString(), value);
		}
	}

	private static @Nullable String firstWord(@Nullable String error) {
		return (error != null) ? error.split(" ", 2)[0] : null;
	}

	private static @Nullable String exception(SpanData span) {
		return span.getEvents()
			.stream()
			.map((event) -> event.getAttributes().get(EXCEPTION))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

}
