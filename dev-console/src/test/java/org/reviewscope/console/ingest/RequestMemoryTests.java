package org.reviewscope.console.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Message;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.Span;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/**
 * No request takes much memory, whatever is in it: the largest that is read, and the
 * largest that is accepted.
 */
class RequestMemoryTests {

	private static final int MEGABYTE = 1024 * 1024;

	/** The largest body that is read. */
	private static final int LARGEST = 8 * MEGABYTE;

	/** The budget, and what the measurement is off. With the body it is 32. */
	private static final int MOST_MEGABYTES = 24 + 1;

	@ParameterizedTest
	@MethodSource
	void takesLittleMemory(Supplier<Message.Builder> empty, IntFunction<byte[]> body) {
		assertThat(taken(empty, body.apply(LARGEST))).isLessThanOrEqualTo(MOST_MEGABYTES);
		int accepted = LARGEST;
		while (decode(empty.get(), body.apply(accepted)) instanceof OtlpException) {
			accepted = accepted * 4 / 5;
		}
		assertThat(taken(empty, body.apply(accepted))).as("of %d bytes", accepted).isLessThanOrEqualTo(MOST_MEGABYTES);
	}

	static Stream<Arguments> takesLittleMemory() {
		Supplier<Message.Builder> traces = ExportTraceServiceRequest::newBuilder;
		Supplier<Message.Builder> metrics = ExportMetricsServiceRequest::newBuilder;
		return Stream.of(argumentSet("empty resources", traces, body((size) -> repeated(1, new byte[0], size))),
				argumentSet("empty spans", traces, body((size) -> repeated(2, new byte[0], size), 1, 2)),
				argumentSet("empty attributes", traces, body((size) -> repeated(9, new byte[0], size), 1, 2, 2)),
				argumentSet("short attributes", traces,
						body((size) -> repeated(9, inside(1, new byte[3]), size), 1, 2, 2)),
				argumentSet("long texts", traces,
						body((size) -> repeated(9, inside(1, new byte[1000]), size), 1, 2, 2)),
				argumentSet("empty keys of entities", traces, body((size) -> repeated(3, new byte[0], size), 1, 1, 3)),
				argumentSet("short keys of entities", traces, body((size) -> repeated(3, new byte[1], size), 1, 1, 3)),
				argumentSet("unknown messages", traces, body((size) -> repeated(1000, new byte[0], size), 1, 2)),
				argumentSet("unknown fields", traces, body(RequestMemoryTests::unknownFields)),
				argumentSet("names that are numbers", traces, body(RequestMemoryTests::numbersForNames, 1, 2, 2)),
				argumentSet("empty points", metrics, body((size) -> repeated(1, new byte[0], size), 1, 2, 2, 10)),
				argumentSet("buckets", metrics, body((size) -> inside(2, new byte[size]), 1, 2, 2, 10, 1, 8)));
	}

	private static IntFunction<byte[]> body(IntFunction<byte[]> innermost, int... fields) {
		return (size) -> {
			byte[] body = innermost.apply(size - 100);
			for (int i = fields.length - 1; i >= 0; i--) {
				body = inside(fields[i], body);
			}
			return body;
		};
	}

	private static long taken(Supplier<Message.Builder> empty, byte[] body) {
		long before = used();
		Object message = decode(empty.get(), body);
		long after = used();
		Reference.reachabilityFence(message);
		Reference.reachabilityFence(body);
		return (after - before) / MEGABYTE;
	}

	private static long used() {
		System.gc();
		return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
	}

	private static Object decode(Message.Builder empty, byte[] body) {
		try {
			return OtlpEncoding.PROTOBUF.decode(body, empty);
		}
		catch (OtlpException ex) {
			return ex;
		}
	}

	private static byte[] repeated(int field, byte[] message, int size) {
		byte[] one = inside(field, message);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
		for (int i = 0; i < size / one.length; i++) {
			bytes.writeBytes(one);
		}
		return bytes.toByteArray();
	}

	private static byte[] unknownFields(int size) {
		return written((output) -> {
			for (int field = 1000; output.getTotalBytesWritten() < size - 100; field++) {
				output.writeInt32(field, field);
			}
		});
	}

	private static byte[] numbersForNames(int size) {
		return written((output) -> {
			for (int number = 1000; output.getTotalBytesWritten() < size - 100; number++) {
				output.writeInt32(Span.NAME_FIELD_NUMBER, number);
			}
		});
	}

	private static byte[] inside(int field, byte[] message) {
		return written((output) -> output.writeByteArray(field, message));
	}

	private static byte[] written(Content content) {
		try {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			CodedOutputStream output = CodedOutputStream.newInstance(bytes);
			content.write(output);
			output.flush();
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@FunctionalInterface
	private interface Content {

		void write(CodedOutputStream output) throws IOException;

	}

}
