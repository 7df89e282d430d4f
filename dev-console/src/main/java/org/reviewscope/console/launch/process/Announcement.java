package org.reviewscope.console.launch.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What a Spring Boot application says about itself in its output: the port of its web
 * server, and that it has started. Nothing else knows the port of a foreign project
 * before its first request.
 */
class Announcement {

	// Spring Boot 2 to 4, as text or inside of JSON: "Tomcat started on port 8080 (http)
	// with context path '/shop'"
	private static final Pattern SERVER = Pattern
		.compile("(?:Tomcat|Jetty|Netty|Undertow) started on ports?(?:\\(s\\))?:? (\\d{1,5})(?: \\((https?))?"
				+ "(?:.{0,40}with context path '(/[\\w./-]{1,100})')?");

	private static final Pattern STARTED = Pattern.compile("Started \\S{1,200} in [\\d.]{1,20} seconds");

	private static final int HIGHEST_PORT = 65535;

	private static final int TIMEOUT_MILLIS = 500;

	private volatile int port;

	private volatile @Nullable String url;

	private volatile boolean started;

	void read(String line) {
		// The first is the application's own; a management port opens later
		if (this.url == null && SERVER.matcher(line) instanceof Matcher found && found.find()) {
			announce(Integer.parseInt(found.group(1)), Objects.requireNonNullElse(found.group(2), "http"),
					Objects.requireNonNullElse(found.group(3), ""));
		}
		this.started = this.started || STARTED.matcher(line).find();
	}

	// A log line may say anything
	private void announce(int number, String scheme, String path) {
		if (number > 0 && number <= HIGHEST_PORT) {
			this.port = number;
			this.url = scheme + "://localhost:" + number + withoutSlash(path);
		}
	}

	/**
	 * The address of the application.
	 * @return the address, {@code null} as long as its output has not named a port
	 */
	@Nullable String url() {
		return this.url;
	}

	boolean isReady() {
		return (this.url != null) ? answers() : this.started;
	}

	private boolean answers() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), this.port), TIMEOUT_MILLIS);
			return true;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static String withoutSlash(String path) {
		return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
	}

}
