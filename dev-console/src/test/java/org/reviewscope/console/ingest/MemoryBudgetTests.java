package org.reviewscope.console.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Bodies that are small on the wire and large in memory.
 */
class MemoryBudgetTests {

	private static final int MANY = 30_000;

	private static final Descriptor TRACES = ExportTraceServiceRequest.getDescriptor();

	@Test
	void batchOfACollectorIsAccepted() {
		byte[] body = OtlpFlood.spans(8192, 10);
		assertThatCode(() -> OtlpEncoding.PROTOBUF.decode(body, ExportTraceServiceRequest.newBuilder()))
			.doesNotThrowAnyException();
	}

	@Test
	void groupIsNoPartOfOtlp() {
		assertThatExceptionOfType(InvalidProtocolBufferException.class)
			.isThrownBy(() -> MemoryBudget.check(new byte[] { 0x0b, 0x0c }, TRACES, 1));
	}

	@ParameterizedTest
	@MethodSource
	void smallBodyOfManyPartsIsRefused(byte[] body) {
		assertRefused(body, 1);
	}

	static Stream<byte[]> smallBodyOfManyPartsIsRefused() throws IOException {
		byte[] emptyResources = repeated(1);
		byte[] emptyScopes = inside(1, repeated(2));
		byte[] emptyAttributes = inside(1, inside(2, inside(2, repeated(9))));
		byte[] unknownMessages = repeated(1000);
		ByteArrayOutputStream unknownNumbers = new ByteArrayOutputStream();
		CodedOutputStream output = CodedOutputStream.newInstance(unknownNumbers);
		for (int i = 0; i < MANY; i++) {
			output.writeInt32(1000, i);
		}
		output.flush();
		return Stream.of(emptyResources, emptyScopes, emptyAttributes, unknownMessages, unknownNumbers.toByteArray());
	}

	@Test
	void messageThatIsTooDeepIsLeftToTheParser() throws IOException {
		byte[] value = {};
		for (int i = 0; i < 5000; i++) {
			// AnyValue.array_value, ArrayValue.values
			value = inside(5, inside(1, value));
		}
		byte[] body = inside(1, inside(2, inside(2, inside(9, inside(2, value)))));
		assertThatCode(() -> MemoryBudget.check(body, TRACES, 1)).doesNotThrowAnyException();
		assertThatExceptionOfType(OtlpException.class)
			.isThrownBy(() -> OtlpEncoding.PROTOBUF.decode(body, ExportTraceServiceRequest.newBuilder()))
			.satisfies((ex) -> assertThat(ex.status().value()).isEqualTo(400));
	}

	@Test
	void jsonOfManyPartsIsRefused() {
		String json = "{\"resourceSpans\":[" + "{},".repeat(100_000) + "{}]}";
		assertThatExceptionOfType(OtlpException.class)
			.isThrownBy(() -> OtlpEncoding.JSON.decode(json.getBytes(), ExportTraceServiceRequest.newBuilder()))
			.satisfies((ex) -> assertThat(ex.status().value()).isEqualTo(413))
			.withMessageContaining("200,000 parts");
	}

	@Test
	void jsonThatIsTooLargeIsRefused() {
		String json = "{\"resourceSpans\":[{\"schemaUrl\":\"%s\"}]}".formatted("x".repeat(4 * 1024 * 1024));
		assertThatExceptionOfType(OtlpException.class)
			.isThrownBy(() -> OtlpEncoding.JSON.decode(json.getBytes(), ExportTraceServiceRequest.newBuilder()))
			.satisfies((ex) -> assertThat(ex.status().value()).isEqualTo(413))
			.withMessageContaining("larger than 4 MB");
	}

	private static void assertRefused(byte[] body, int megabytes) {
		assertThatExceptionOfType(OtlpException.class).isThrownBy(() -> MemoryBudget.check(body, TRACES, megabytes))
			.satisfies((ex) -> assertThat(ex.status().value()).isEqualTo(413))
			.withMessageContaining("send smaller batches");
	}

	private static byte[] repeated(int field) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		IntStream.range(0, MANY).forEach((_) -> bytes.writeBytes(inside(field, new byte[0])));
		return bytes.toByteArray();
	}

	private static byte[] inside(int field, byte[] message) {
		try {
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			CodedOutputStream output = CodedOutputStream.newInstance(bytes);
			output.writeByteArray(field, message);
			output.flush();
			return bytes.toByteArray();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
