package org.reviewscope.observability.autoconfigure.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request as it is on the wire, so that no client hides, follows or repairs anything.
 *
 * @param line method and path
 * @param status what a plain application answers: two equal failures to ask prove nothing
 * @param headers names and values, each as {@code Name: value}
 * @param body text of the body
 */
record Request(String line, int status, List<String> headers, String body) {

	static final String HTML = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";

	static final String JSON = "Accept: application/json";

	static Request of(String line, int status, String... headers) {
		return new Request(line, status, List.of(headers), "");
	}

	static Request withJson(String line, int status, String body, String... headers) {
		return new Request(line, status,
				Stream.concat(Stream.of("Content-Type: application/json"), Stream.of(headers)).toList(), body);
	}

	/**
	 * Sends the request on a connection of its own.
	 * @param port where the application listens
	 * @return the whole answer, less what is different each time and what the starter may
	 * add
	 */
	String send(int port) {
		try (Socket socket = new Socket("localhost", port)) {
			socket.getOutputStream().write(text().getBytes(StandardCharsets.UTF_8));
			return comparable(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("No answer to " + this, ex);
		}
	}

	private String text() {
		String length = this.body.isEmpty() ? "" : "Content-Length: " + this.body.length() + "\r\n";
		return this.headers.stream()
			.map((header) -> header + "\r\n")
			.collect(Collectors.joining("", this.line + " HTTP/1.1\r\nHost: shop.example\r\nConnection: close\r\n",
					length + "\r\n" + this.body));
	}

	private static String comparable(String answer) {
		return answer.replaceAll("(?m)^(Date|X-Trace-Id): .*\r\n", "")
			.replaceAll("\"timestamp\":\"[^\"]+\"", "\"timestamp\":\"(now)\"")
			.replaceAll("<div id='created'>[^<]+", "<div id='created'>(now)")
			.replaceAll("(?i)(JSESSIONID=)\\w+", "$1(random)")
			.replaceAll("name=\"_csrf\"([^>]*)value=\"[^\"]+\"", "name=\"_csrf\"$1value=\"(random)\"");
	}

	@Override
	public String toString() {
		return Stream.concat(Stream.of(this.line), this.headers.stream()).collect(Collectors.joining(", "));
	}

}
