package org.reviewscope.console.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import com.google.protobuf.CodedOutputStream;

/**
 * Requests that nobody should send, one after the other from a seed.
 */
final class OtlpGarbage {

	private static final List<String> PATHS = List.of("/v1/traces", "/v1/logs", "/v1/metrics");

	private static final List<String> TYPES = List.of("application/x-protobuf", "application/json",
			"application/x-protobuf", "application/json", "text/plain", "application/json;charset=nonsense", "*/*",
			"nonsense", "application/grpc");

	private static final List<String> ENCODINGS = List.of("identity", "gzip", "gzip", "identity", "zstd", "zstd", "br",
			"GZIP, gzip");

	private static final String JSON = "{}[]:,\"0123456789.eE+-truefalsn\\u resourceSpansscopeLogstraceId";

	private final Random random;

	OtlpGarbage(long seed) {
		this.random = new Random(seed);
	}

	Request next() {
		String encoding = one(ENCODINGS);
		byte[] body = body();
		return new Request(one(PATHS), one(TYPES), encoding, compressed(encoding, body));
	}

	private byte[] compressed(String encoding, byte[] body) {
		return switch ((this.random.nextInt(4) > 0) ? encoding : "identity") {
			case "gzip" -> cutOff(OtlpBodies.gzip(body));
			case "zstd" -> this.random.nextBoolean() ? cutOff(ZstdFrames.of(body)) : damaged(ZstdFrames.of(body));
			default -> body;
		};
	}

	private byte[] body() {
		return switch (this.random.nextInt(8)) {
			case 0 -> bytes(this.random.nextInt(5000));
			case 1 -> Arrays.copyOf(telemetry(), this.random.nextInt(5000));
			case 2, 3 -> damaged(telemetry());
			case 4 -> nested(this.random.nextInt(5000));
			case 5 -> "[".repeat(this.random.nextInt(100_000)).getBytes();
			case 6 -> text(this.random.nextInt(2000)).getBytes();
			default -> new byte[this.random.nextInt(12 * 1024 * 1024)];
		};
	}

	private byte[] telemetry() {
		return this.random.nextBoolean() ? OtlpFlood.spans(20) : OtlpFlood.logs(20);
	}

	private byte[] damaged(byte[] body) {
		for (int i = this.random.nextInt(20); i >= 0; i--) {
			body[this.random.nextInt(body.length)] = (byte) this.random.nextInt();
		}
		return body;
	}

	private byte[] nested(int depth) {
		byte[] body = bytes(3);
		for (int i = 0; i < depth; i++) {
			ByteArrayOutputStream outer = new ByteArrayOutputStream();
			CodedOutputStream output = CodedOutputStream.newInstance(outer);
			try {
				output.writeByteArray(1 + this.random.nextInt(5), body);
				output.flush();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			body = outer.toByteArray();
		}
		return body;
	}

	private String text(int length) {
		StringBuilder text = new StringBuilder("{\"resourceSpans\":");
		for (int i = 0; i < length; i++) {
			text.append(JSON.charAt(this.random.nextInt(JSON.length())));
		}
		return text.toString();
	}

	private byte[] cutOff(byte[] body) {
		return (this.random.nextInt(3) != 0) ? body : Arrays.copyOf(body, this.random.nextInt(body.length));
	}

	private byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		this.random.nextBytes(bytes);
		return bytes;
	}

	private String one(List<String> of) {
		return of.get(this.random.nextInt(of.size()));
	}

	/**
	 * A request.
	 *
	 * @param path where it goes
	 * @param type what it says that it is
	 * @param encoding how it says that it is compressed
	 * @param body what it is
	 */
	record Request(String path, String type, String encoding, byte[] body) {

		@Override
		public String toString() {
			return "%s, %s, %s, %d bytes".formatted(this.path, this.type, this.encoding, this.body.length);
		}

	}

}
