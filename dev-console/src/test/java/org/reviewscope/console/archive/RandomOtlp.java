package org.reviewscope.console.archive;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import io.opentelemetry.proto.trace.v1.TracesData;

/**
 * Traces and log records that use all of OTLP, made from a seed.
 */
final class RandomOtlp {

	private static final List<String> TEXTS = List.of("", "plain", "\"quoted\" \\ back", "line\nbreak\tand \u0000",
			"\u65e5\u672c\u8a9e", "\ud83d\ude80 away", "<script>`x`</script>", "{\"traceId\":\"no id\"}", "'", "a|b",
			"1.50", "true");

	private static final List<Double> NUMBERS = List.of(0.0, 1.5, -1.5, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN,
			Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0.1, 1e21);

	private final Random random;

	RandomOtlp(long seed) {
		this.random = new Random(seed);
	}

	TracesData traces() {
		return TracesData.newBuilder()
			.addAllResourceSpans(some(3,
					(_) -> ResourceSpans.newBuilder()
						.setResource(resource())
						.setSchemaUrl(text())
						.addAllScopeSpans(some(3,
								(_) -> ScopeSpans.newBuilder()
									.setScope(scope())
									.setSchemaUrl(text())
									.addAllSpans(some(6, (_) -> span()))
									.build()))
						.build()))
			.build();
	}

	LogsData logs() {
		return LogsData.newBuilder()
			.addAllResourceLogs(some(3,
					(_) -> ResourceLogs.newBuilder()
						.setResource(resource())
						.setSchemaUrl(text())
						.addAllScopeLogs(some(3,
								(_) -> ScopeLogs.newBuilder()
									.setScope(scope())
									.setSchemaUrl(text())
									.addAllLogRecords(some(6, (_) -> log()))
									.build()))
						.build()))
			.build();
	}

	private Span span() {
		long start = time();
		Span.Builder span = Span.newBuilder()
			.setTraceId(id(16))
			.setSpanId(id(8))
			.setTraceState(text())
			.setFlags(this.random.nextInt())
			.setName(text())
			.setKindValue(this.random.nextInt(SpanKind.values().length - 1))
			.setStartTimeUnixNano(start)
			.setEndTimeUnixNano(start + this.random.nextLong(1_000_000_000_000L))
			.addAllAttributes(attributes(3))
			.setDroppedAttributesCount(this.random.nextInt())
			.addAllEvents(some(3, (_) -> event()))
			.setDroppedEventsCount(this.random.nextInt(3))
			.addAllLinks(some(3, (_) -> link()))
			.setDroppedLinksCount(this.random.nextInt(3));
		if (this.random.nextBoolean()) {
			span.setParentSpanId(id(8));
		}
		if (this.random.nextBoolean()) {
			span.setStatus(Status.newBuilder().setCode(StatusCode.STATUS_CODE_ERROR).setMessage(text()));
		}
		return span.build();
	}

	private Span.Event event() {
		return Span.Event.newBuilder()
			.setName(text())
			.setTimeUnixNano(time())
			.addAllAttributes(attributes(2))
			.setDroppedAttributesCount(this.random.nextInt(3))
			.build();
	}

	private Span.Link link() {
		return Span.Link.newBuilder()
			.setTraceId(id(16))
			.setSpanId(id(8))
			.setTraceState(text())
			.setFlags(this.random.nextInt())
			.addAllAttributes(attributes(2))
			.setDroppedAttributesCount(this.random.nextInt(3))
			.build();
	}

	private LogRecord log() {
		LogRecord.Builder log = LogRecord.newBuilder()
			.setTimeUnixNano(this.random.nextBoolean() ? time() : 0)
			.setObservedTimeUnixNano(time())
			.setSeverityNumberValue(this.random.nextInt(25))
			.setSeverityText(this.random.nextBoolean() ? "WARN" : "")
			.setBody(value(3))
			.addAllAttributes(attributes(3))
			.setDroppedAttributesCount(this.random.nextInt(3))
			.setFlags(this.random.nextInt())
			.setEventName(text());
		if (this.random.nextBoolean()) {
			log.setTraceId(id(16)).setSpanId(id(8));
		}
		return log.build();
	}

	private Resource resource() {
		return Resource.newBuilder()
			.addAllAttributes(attributes(2))
			.setDroppedAttributesCount(this.random.nextInt(3))
			.build();
	}

	private InstrumentationScope scope() {
		return InstrumentationScope.newBuilder()
			.setName(text())
			.setVersion(text())
			.addAllAttributes(attributes(2))
			.setDroppedAttributesCount(this.random.nextInt(3))
			.build();
	}

	private List<KeyValue> attributes(int depth) {
		return some(4, (number) -> KeyValue.newBuilder().setKey(number + text()).setValue(value(depth)).build());
	}

	private AnyValue value(int depth) {
		AnyValue.Builder value = AnyValue.newBuilder();
		return switch (this.random.nextInt((depth > 0) ? 7 : 5)) {
			case 0 -> value.setStringValue(text()).build();
			case 1 -> value.setBoolValue(this.random.nextBoolean()).build();
			case 2 -> value.setIntValue(this.random.nextLong()).build();
			case 3 -> value.setDoubleValue(NUMBERS.get(this.random.nextInt(NUMBERS.size()))).build();
			case 4 -> value.setBytesValue(id(this.random.nextInt(5))).build();
			case 5 ->
				value.setArrayValue(ArrayValue.newBuilder().addAllValues(some(3, (_) -> value(depth - 1)))).build();
			default -> value.setKvlistValue(KeyValueList.newBuilder().addAllValues(attributes(depth - 1))).build();
		};
	}

	private long time() {
		return 1_700_000_000_000_000_000L + this.random.nextLong(100_000_000_000_000_000L);
	}

	private ByteString id(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return ByteString.copyFrom(bytes);
	}

	private String text() {
		return TEXTS.get(this.random.nextInt(TEXTS.size()));
	}

	private <T> List<T> some(int most, IntFunction<T> one) {
		return IntStream.range(0, this.random.nextInt(most + 1)).mapToObj(one).toList();
	}

}
