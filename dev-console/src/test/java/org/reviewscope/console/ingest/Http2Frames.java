package org.reviewscope.console.ingest;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * A gRPC call frame by frame, because libraries do not let a test choose its frames.
 */
final class Http2Frames implements AutoCloseable {

	static final int DATA = 0;

	static final int HEADERS = 1;

	static final int SETTINGS = 4;

	static final int PING = 6;

	static final int GOAWAY = 7;

	static final int WINDOW_UPDATE = 8;

	static final int END_STREAM = 1;

	static final int END_HEADERS = 4;

	private final Socket socket;

	private final DataOutputStream output;

	private final DataInputStream input;

	Http2Frames(int port) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout(10_000);
		this.output = new DataOutputStream(this.socket.getOutputStream());
		this.input = new DataInputStream(this.socket.getInputStream());
		this.output.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
	}

	void send(int type, int flags, int stream, byte... payload) throws IOException {
		this.output.writeByte(0);
		this.output.writeShort(payload.length);
		this.output.writeByte(type);
		this.output.writeByte(flags);
		this.output.writeInt(stream);
		this.output.write(payload);
		this.output.flush();
	}

	/**
	 * Reads up to the end of an answer, or of the connection.
	 * @return the bytes of the trailers; if the connection ends, why
	 */
	String end() throws IOException {
		while (true) {
			int length = (this.input.readUnsignedByte() << 16) + this.input.readUnsignedShort();
			int type = this.input.readUnsignedByte();
			int flags = this.input.readUnsignedByte();
			this.input.readInt();
			String payload = new String(this.input.readNBytes(length), StandardCharsets.ISO_8859_1);
			if (type == GOAWAY || (type == HEADERS && (flags & END_STREAM) != 0)) {
				return ((type == GOAWAY) ? "connection ended: " : "") + payload;
			}
		}
	}

	static byte[] headers(String... namesAndValues) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int i = 0; i < namesAndValues.length; i++) {
			if (i % 2 == 0) {
				// Neither compressed nor remembered
				bytes.write(0);
			}
			bytes.write(namesAndValues[i].length());
			bytes.write(namesAndValues[i].getBytes(StandardCharsets.US_ASCII));
		}
		return bytes.toByteArray();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
