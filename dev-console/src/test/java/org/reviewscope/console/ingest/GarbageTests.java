package org.reviewscope.console.ingest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.access.OtlpConnector;
import org.reviewscope.console.ingest.OtlpGarbage.Request;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Garbage is refused at once, says nothing of the inside, and leaves the pages as they
 * are. Another seed: {@code -Dreviewscope.garbage.seed=2}; more of it:
 * {@code -Dreviewscope.garbage.requests=20000}.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "reviewscope.console.otlp.port=0")
class GarbageTests {

	private static final long SEED = Long.getLong("reviewscope.garbage.seed", 1);

	private static final int REQUESTS = Integer.getInteger("reviewscope.garbage.requests", 200);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	@LocalServerPort
	private int pages;

	@Autowired
	private OtlpConnector otlp;

	@Test
	void isRefusedAtOnce() throws Exception {
		OtlpGarbage garbage = new OtlpGarbage(SEED);
		int refused = 0;
		for (int i = 0; i < REQUESTS; i++) {
			Request request = garbage.next();
			HttpResponse<String> answer = send(request);
			assertThat(answer.statusCode()).as("request %d, seed %d: %s", i, SEED, request).isIn(200, 400, 413, 415);
			assertThat(answer.body()).doesNotContain("Exception", "\tat ", "com.google", "org.reviewscope");
			refused += (answer.statusCode() != 200) ? 1 : 0;
			if (i % 50 == 0) {
				assertThat(get("/")).isEqualTo(200);
				assertThat(get("/logs")).isEqualTo(200);
			}
		}
		assertThat(refused).isGreaterThan(REQUESTS / 2);
	}

	private HttpResponse<String> send(Request request) throws Exception {
		return send(HttpRequest.newBuilder()
			.uri(URI.create("http://localhost:" + this.otlp.port() + request.path()))
			.timeout(PATIENCE)
			.header("Content-Type", request.type())
			.header("Content-Encoding", request.encoding())
			.POST(BodyPublishers.ofByteArray(request.body())));
	}

	private int get(String path) throws Exception {
		return send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.pages + path)).timeout(PATIENCE))
			.statusCode();
	}

	// One connection for each: a body that is refused before its end closes its
	// connection
	private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
			return client.send(request.build(), BodyHandlers.ofString());
		}
	}

}
