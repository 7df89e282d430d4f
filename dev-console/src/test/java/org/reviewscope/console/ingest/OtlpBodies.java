package org.reviewscope.console.ingest;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

import io.grpc.MethodDescriptor;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;

/**
 * Bodies of requests, and a call that sends them as they are.
 */
final class OtlpBodies {

	private OtlpBodies() {
	}

	/**
	 * Four million empty messages: 8 MB, which would take some hundred when decoded.
	 */
	static byte[] emptyMessages() {
		byte[] body = new byte[8 * 1024 * 1024 - 2];
		for (int i = 0; i < body.length; i += 2) {
			body[i] = 0x0a;
		}
		return body;
	}

	static byte[] gzip(byte[] body) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
			gzip.write(body);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	static MethodDescriptor<byte[], byte[]> traceExport() {
		return TraceServiceGrpc.getExportMethod().toBuilder(new Bytes(), new Bytes()).build();
	}

	private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

		@Override
		public InputStream stream(byte[] value) {
			return new ByteArrayInputStream(value);
		}

		@Override
		public byte[] parse(InputStream stream) {
			try {
				return stream.readAllBytes();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
