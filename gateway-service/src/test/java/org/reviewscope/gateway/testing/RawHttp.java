package org.reviewscope.gateway.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Sends bytes as they are, for requests that no HTTP client would send.
 *
 * @param port port to send them to
 */
public record RawHttp(int port) {

	public Answer post(String path, byte[] body, String... headers) {
		return send("POST", path, body, headers);
	}

	public Answer send(String method, String path, byte[] body, String... headers) {
		StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n");
		head.append("Connection: close\r\nContent-Length: ").append(body.length).append("\r\n");
		for (String header : headers) {
			head.append(header).append("\r\n");
		}
		return exchange(head.append("\r\n").toString(), body);
	}

	public Answer postChunked(String path, byte[] body) {
		ByteArrayOutputStream chunks = new ByteArrayOutputStream();
		for (int from = 0; from < body.length; from += 1000) {
			int length = Math.min(1000, body.length - from);
			chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
			chunks.write(body, from, length);
			chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
		}
		chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		return exchange("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
				+ "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n", chunks.toByteArray());
	}

	/**
	 * Sends the beginning of a body, and nothing more.
	 * @param method method of the call
	 * @param path path of the call
	 * @return what the server makes of it
	 */
	public Answer stall(String method, String path) {
		return exchange(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
				+ "Content-Length: 1000\r\n\r\n", "{".getBytes(StandardCharsets.US_ASCII));
	}

	private Answer exchange(String head, byte[] body) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(20_000);
			OutputStream out = socket.getOutputStream();
			out.write(head.getBytes(StandardCharsets.ISO_8859_1));
			out.write(body);
			out.flush();
			return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * The answer.
	 *
	 * @param status status
	 * @param text status line, headers and body
	 */
	public record Answer(int status, String text) {

		static Answer of(String text) {
			return new Answer(Integer.parseInt(text.substring(9, 12)), text);
		}

	}

}
