package org.reviewscope.system.collector;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import io.opentelemetry.proto.trace.v1.Status;

/**
 * Traces as the suite makes them, and sends them: the called service's span comes first,
 * in a batch of its own.
 */
final class SuiteTraces {

	/** Spans of each trace. */
	static final int SPANS = 3;

	private static final Duration QUICK = Duration.ofMillis(40);

	private static final Duration SLOW = Duration.ofMillis(700);

	/** The same ids in every run, so the same share of them is kept. */
	private final Random random;

	private final OtlpSender sender;

	SuiteTraces(OtlpSender sender) {
		this(sender, 20260101);
	}

	SuiteTraces(OtlpSender sender, long seed) {
		this.sender = sender;
		this.random = new Random(seed);
	}

	List<ByteString> send(int count) throws InterruptedException {
		return send(count, QUICK, Status.StatusCode.STATUS_CODE_UNSET);
	}

	List<ByteString> sendFailed(int count) throws InterruptedException {
		return send(count, QUICK, Status.StatusCode.STATUS_CODE_ERROR);
	}

	List<ByteString> sendSlow(int count) throws InterruptedException {
		return send(count, SLOW, Status.StatusCode.STATUS_CODE_UNSET);
	}

	/**
	 * Sends calls that nobody answered: only the caller has a span of them.
	 */
	void sendUnanswered(int count) throws InterruptedException {
		List<Span> calling = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			calling.add(span(id(16), ByteString.EMPTY, SpanKind.SPAN_KIND_CLIENT, "POST", QUICK).toBuilder()
				.setStatus(Status.newBuilder().setCode(Status.StatusCode.STATUS_CODE_ERROR))
				.addAttributes(KeyValue.newBuilder()
					.setKey("server.address")
					.setValue(AnyValue.newBuilder().setStringValue("inference-service")))
				.build());
		}
		this.sender.sendOverHttp("gateway-service", calling);
	}

	ByteString id(int bytes) {
		byte[] id = new byte[bytes];
		this.random.nextBytes(id);
		return ByteString.copyFrom(id);
	}

	private List<ByteString> send(int count, Duration duration, Status.StatusCode status) throws InterruptedException {
		List<ByteString> ids = new ArrayList<>();
		List<Span> called = new ArrayList<>();
		List<Span> calling = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			ByteString trace = id(16);
			Span root = span(trace, ByteString.EMPTY, SpanKind.SPAN_KIND_SERVER, "POST /api/v1/predictions", duration);
			Span client = span(trace, root.getSpanId(), SpanKind.SPAN_KIND_CLIENT, "POST", duration.dividedBy(2));
			calling.addAll(List.of(root, client));
			called.add(span(trace, client.getSpanId(), SpanKind.SPAN_KIND_SERVER, "POST /predictions",
					duration.dividedBy(3))
				.toBuilder()
				.setStatus(Status.newBuilder().setCode(status))
				.build());
			ids.add(trace);
		}
		this.sender.sendOverGrpc("inference-service", called);
		this.sender.sendOverHttp("gateway-service", calling);
		return ids;
	}

	private Span span(ByteString trace, ByteString parent, SpanKind kind, String name, Duration duration) {
		Instant now = Instant.now();
		long start = Duration.between(Instant.EPOCH, now).toNanos();
		return Span.newBuilder()
			.setTraceId(trace)
			.setSpanId(id(8))
			.setParentSpanId(parent)
			.setKind(kind)
			.setName(name)
			.setStartTimeUnixNano(start)
			.setEndTimeUnixNano(start + duration.toNanos())
			.build();
	}

}
