package org.reviewscope.system.hostile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A connection on which anything can be sent, also what no client of HTTP would send.
 */
final class RawConnection implements AutoCloseable {

	private static final int PATIENCE_MILLIS = 30_000;

	private final Socket socket;

	private final InputStream input;

	private RawConnection(Socket socket) throws IOException {
		this.socket = socket;
		this.input = new BufferedInputStream(socket.getInputStream());
	}

	static RawConnection to(String url) throws IOException {
		Socket socket = new Socket("localhost", URI.create(url).getPort());
		socket.setSoTimeout(PATIENCE_MILLIS);
		socket.setTcpNoDelay(true);
		return new RawConnection(socket);
	}

	void send(String text) throws IOException {
		this.socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	/**
	 * Sends a request without a body, and reads the answer.
	 * @param head the request line and the headers, without the empty line
	 * @return the answer
	 */
	Answer ask(String head) throws IOException {
		return ask(head, "");
	}

	Answer ask(String head, String body) throws IOException {
		send("%s\r\nContent-Length: %d\r\n\r\n%s".formatted(head, body.length(), body));
		return answer(head.startsWith("HEAD "));
	}

	private Answer answer(boolean headOnly) throws IOException {
		StringBuilder head = new StringBuilder(line());
		int length = 0;
		boolean chunked = false;
		for (String line = line(); !line.isEmpty(); line = line()) {
			head.append('\n').append(line);
			String lower = line.toLowerCase();
			length = lower.startsWith("content-length:") ? Integer.parseInt(line.substring(15).strip()) : length;
			chunked |= lower.startsWith("transfer-encoding: chunked");
		}
		return new Answer(head.toString(), headOnly ? "" : chunked ? chunks() : bytes(length));
	}

	private String chunks() throws IOException {
		StringBuilder body = new StringBuilder();
		for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
			body.append(bytes(size));
			line();
		}
		line();
		return body.toString();
	}

	private String bytes(int count) throws IOException {
		return new String(this.input.readNBytes(count), StandardCharsets.UTF_8);
	}

	private String line() throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = this.input.read(); next != '\n'; next = this.input.read()) {
			if (next < 0) {
				throw new IOException("The connection has ended");
			}
			line.append((char) next);
		}
		return line.toString().strip();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

	/**
	 * An answer.
	 *
	 * @param head status line and headers
	 * @param body its body
	 */
	record Answer(String head, String body) {

		int status() {
			return Integer.parseInt(this.head.split("\\s")[1]);
		}

		boolean closes() {
			return this.head.toLowerCase().contains("\nconnection: close");
		}

	}

}
