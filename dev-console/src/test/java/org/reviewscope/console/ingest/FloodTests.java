package org.reviewscope.console.ingest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.access.OtlpConnector;
import org.reviewscope.console.store.ReceivedCounts;
import org.reviewscope.console.store.TelemetryStore;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Far more than the store may hold leaves it as full as it may be, and the page says what
 * is gone.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "reviewscope.console.otlp.port=0",
		"reviewscope.console.store.max-spans=900", "reviewscope.console.store.max-logs=500" })
class FloodTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int pages;

	@Autowired
	private OtlpConnector otlp;

	@Autowired
	private TelemetryStore store;

	@Test
	void oldestIsDroppedAndCountedOnThePage() throws Exception {
		for (int i = 0; i < 20; i++) {
			post("/v1/traces", OtlpFlood.spans(900));
			post("/v1/logs", OtlpFlood.logs(500));
		}

		assertThat(this.store.received()).isEqualTo(new ReceivedCounts(18_000, 17_100, 10_000, 9_500));
		assertThat(get("/")).contains("18000 spans and 10000 log records received",
				"17100 spans and 9500 log records were dropped: only the newest are kept");
	}

	private void post(String path, byte[] body) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.otlp.port() + path))
			.header("Content-Type", "application/x-protobuf")
			.POST(BodyPublishers.ofByteArray(body))
			.build();
		assertThat(this.client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
	}

	private String get(String path) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.pages + path)).build();
		return this.client.send(request, BodyHandlers.ofString()).body();
	}

}
