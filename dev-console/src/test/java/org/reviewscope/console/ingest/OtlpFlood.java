package org.reviewscope.console.ingest;

import java.util.Random;
import java.util.stream.IntStream;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;

/**
 * Requests full of telemetry such as the suite's: a trace has nine spans, a span a dozen
 * attributes, a log record four.
 */
final class OtlpFlood {

	/** How each trace id begins: no text in UTF-8 holds these bytes. */
	static final byte[] MARK = { (byte) 0xf8, (byte) 0xf9, (byte) 0xfa, (byte) 0xfb };

	private static final int SPANS_PER_TRACE = 9;

	private static final Random RANDOM = new Random(7);

	private OtlpFlood() {
	}

	static byte[] spans(int count) {
		return spans(count, 12);
	}

	static byte[] spans(int count, int attributes) {
		ExportTraceServiceRequest.Builder request = ExportTraceServiceRequest.newBuilder();
		ScopeSpans.Builder scope = request.addResourceSpansBuilder().setResource(resource()).addScopeSpansBuilder();
		ByteString trace = id(16);
		for (int i = 0; i < count; i++) {
			trace = (i % SPANS_PER_TRACE == 0) ? id(16) : trace;
			scope.addSpans(span(trace, attributes));
		}
		return request.build().toByteArray();
	}

	static byte[] logs(int count) {
		ExportLogsServiceRequest.Builder request = ExportLogsServiceRequest.newBuilder();
		ScopeLogs.Builder scope = request.addResourceLogsBuilder().setResource(resource()).addScopeLogsBuilder();
		for (int i = 0; i < count; i++) {
			LogRecord.Builder line = scope.addLogRecordsBuilder()
				.setTimeUnixNano(now())
				.setSeverityNumber(SeverityNumber.SEVERITY_NUMBER_INFO)
				.setSeverityText("INFO")
				.setTraceId(id(16))
				.setSpanId(id(8))
				.setBody(text("Predicted 1 review(s), first " + RANDOM.nextLong() + ", recorded: true"));
			IntStream.range(0, 4).forEach((n) -> line.addAttributes(attribute(n)));
		}
		return request.build().toByteArray();
	}

	private static Span span(ByteString trace, int attributes) {
		Span.Builder span = Span.newBuilder()
			.setTraceId(trace)
			.setSpanId(id(8))
			.setParentSpanId(id(8))
			.setName("POST /api/v1/predictions")
			.setKind(Span.SpanKind.SPAN_KIND_SERVER)
			.setStartTimeUnixNano(now())
			.setEndTimeUnixNano(now() + 5_000_000);
		IntStream.range(0, attributes).forEach((n) -> span.addAttributes(attribute(n)));
		return span.build();
	}

	private static Resource resource() {
		return Resource.newBuilder()
			.addAttributes(KeyValue.newBuilder().setKey("service.name").setValue(text("flood")))
			.build();
	}

	private static KeyValue attribute(int number) {
		return KeyValue.newBuilder()
			.setKey("http.request.attribute." + number)
			.setValue(text("value " + RANDOM.nextInt(10_000)))
			.build();
	}

	private static AnyValue text(String value) {
		return AnyValue.newBuilder().setStringValue(value).build();
	}

	private static ByteString id(int length) {
		byte[] bytes = new byte[length];
		RANDOM.nextBytes(bytes);
		if (length > MARK.length * 2) {
			System.arraycopy(MARK, 0, bytes, 0, MARK.length);
		}
		return ByteString.copyFrom(bytes);
	}

	private static long now() {
		return System.currentTimeMillis() * 1_000_000;
	}

}
