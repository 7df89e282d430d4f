package org.reviewscope.observability.junit;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * The console, as far as runs go.
 */
class RunConsole {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final HttpClient client = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

	private final String url;

	RunConsole(String url) {
		this.url = url;
	}

	void keep(String name, Instant from, Instant until) throws InterruptedException {
		String run = "{\"name\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}".formatted(name, from, until);
		send(request("/api/runs").header("Content-Type", "application/json").POST(BodyPublishers.ofString(run)));
	}

	/**
	 * Compares two runs.
	 * @param before the name of the earlier one
	 * @param after the name of the later one
	 * @throws AssertionError when the later one is worse
	 */
	void check(String before, String after) throws InterruptedException {
		String query = "?before=%s&after=%s".formatted(encoded(before), encoded(after));
		String regressions = send(request("/api/runs/regressions" + query));
		if (!regressions.isEmpty()) {
			throw new AssertionError("Worse than the run %s:%n%sMore at %s/runs/compare%s".formatted(before,
					regressions, this.url, query));
		}
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.url + path)).timeout(TIMEOUT);
	}

	private String send(HttpRequest.Builder request) throws InterruptedException {
		try {
			HttpResponse<String> answer = this.client.send(request.build(), BodyHandlers.ofString());
			if (answer.statusCode() >= 300) {
				throw new AssertionError(
						"The console at %s answered %d: %s".formatted(this.url, answer.statusCode(), answer.body()));
			}
			return answer.body();
		}
		catch (IOException ex) {
			throw new AssertionError("The console at %s does not answer".formatted(this.url), ex);
		}
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
