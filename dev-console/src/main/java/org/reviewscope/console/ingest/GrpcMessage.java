package org.reviewscope.console.ingest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

import com.google.protobuf.Message;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * A message in the body of a gRPC call: a byte that tells whether it is compressed, its
 * length in four bytes, the message.
 */
final class GrpcMessage {

	/** The content type of a call and of its answer. */
	static final String TYPE = "application/grpc";

	private GrpcMessage() {
	}

	/**
	 * Reads the only message of a call.
	 * @param request the call
	 * @param body how bodies are read
	 * @return the message, decompressed
	 * @throws OtlpException if it is too large, not the only one, no valid zstd, or
	 * compressed in another way than by gzip or zstd
	 * @throws IOException if it is not what it should be, or ends too early
	 */
	static byte[] read(HttpServletRequest request, OtlpBody body) throws IOException {
		DataInputStream input = new DataInputStream(request.getInputStream());
		String encoding = (input.readUnsignedByte() != 0) ? compression(request.getHeader("grpc-encoding")) : null;
		long length = Integer.toUnsignedLong(input.readInt());
		byte[] message = body.read(first(length, input), length, encoding);
		if (encoding == null && message.length < length) {
			throw new EOFException();
		}
		if (input.read() >= 0) {
			throw new OtlpException(HttpStatus.BAD_REQUEST, "The call holds more than one message");
		}
		return message;
	}

	/**
	 * Writes a message.
	 * @param message the message
	 * @param response where to
	 * @throws IOException when the client has gone
	 */
	static void write(Message message, HttpServletResponse response) throws IOException {
		DataOutputStream output = new DataOutputStream(response.getOutputStream());
		output.writeByte(0);
		output.writeInt(message.getSerializedSize());
		message.writeTo(output);
		output.flush();
	}

	private static String compression(@Nullable String encoding) {
		// Compressed, but nobody says how: a name that is not known
		return (encoding != null) ? encoding : "none";
	}

	private static InputStream first(long length, InputStream input) throws IOException {
		return BoundedInputStream.builder().setInputStream(input).setMaxCount(length).setPropagateClose(false).get();
	}

}
