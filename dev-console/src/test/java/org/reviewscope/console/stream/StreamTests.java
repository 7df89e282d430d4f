package org.reviewscope.console.stream;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.store.TelemetryFixtures;
import org.reviewscope.console.store.TelemetryStore;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What arrives is sent to those who follow, and nobody waits for a slow one.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "reviewscope.console.otlp.port=0")
class StreamTests {

	@LocalServerPort
	private int port;

	@Autowired
	private TelemetryStore store;

	@Test
	void headOpensNoStream() throws Exception {
		HttpRequest head = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/api/spans/stream"))
			.HEAD()
			.build();

		HttpResponse<Void> response = HttpClient.newHttpClient().send(head, BodyHandlers.discarding());

		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow")).hasValue("GET");
	}

	@Test
	void readerOfNothingIsToldThatTheStreamIsThereWhileOtherSpansCome() throws Exception {
		AtomicInteger number = new AtomicInteger(0x500000);
		// Others may still be open: that their reader has gone is noticed later
		HttpResponse<InputStream> response = await().atMost(Duration.ofSeconds(30))
			.until(() -> get("/api/spans/stream?query=tenant+%3D+nobody"), (answer) -> answer.statusCode() == 200);
		try (InputStream body = response.body()) {
			await().atMost(Duration.ofSeconds(30)).until(() -> {
				this.store.addSpans(List.of(TelemetryFixtures.span(number.incrementAndGet(), 1)));
				return body.available() > 0;
			});

			assertThat(body.read()).isEqualTo('\n');
		}
	}

	@Test
	void newSpansThatFulfilTheQueryAreSent() throws Exception {
		this.store.addSpans(List.of(TelemetryFixtures.span(101, 1, Map.of("tenant", "acme"))));
		try (Stream stream = open("/api/spans/stream?query=tenant+%3D+acme+and+not+%7B+status+%3D+error+%7D")) {
			this.store.addSpans(List.of(TelemetryFixtures.span(102, 1, Map.of("tenant", "other")),
					TelemetryFixtures.span(103, 1, Map.of("tenant", "acme"))));

			JsonNode span = stream.next();

			assertThat(span.get("traceId").stringValue()).isEqualTo(TelemetryFixtures.traceId(103));
			assertThat(span.get("name").stringValue()).isEqualTo("work 1");
			assertThat(span.get("attributes").get("tenant").stringValue()).isEqualTo("acme");
		}
	}

	@Test
	void spanThatIsSentAgainIsNotNew() throws Exception {
		try (Stream stream = open("/api/spans/stream")) {
			this.store.addSpans(List.of(TelemetryFixtures.span(111, 1)));
			this.store.addSpans(List.of(TelemetryFixtures.span(111, 1)));
			this.store.addSpans(List.of(TelemetryFixtures.span(112, 1)));

			assertThat(stream.next().get("traceId").stringValue()).isEqualTo(TelemetryFixtures.traceId(111));
			assertThat(stream.next().get("traceId").stringValue()).isEqualTo(TelemetryFixtures.traceId(112));
		}
	}

	@Test
	void newLogsAreSent() throws Exception {
		try (Stream stream = open("/api/logs/stream?query=%22paid%22")) {
			this.store
				.addLogs(List.of(TelemetryFixtures.line(121, 1, "packed"), TelemetryFixtures.line(121, 2, "paid")));

			assertThat(stream.next().get("body").stringValue()).isEqualTo("paid");
		}
	}

	@Test
	void badQueryIsRefused() throws Exception {
		assertThat(get("/api/spans/stream?query=status+%3D+loud").statusCode()).isEqualTo(400);
		assertThat(get("/api/logs/stream?query=severity+%3D+loud").statusCode()).isEqualTo(400);
	}

	@Test
	void slowReaderIsToldWhatItLost() throws Exception {
		int count = 4000;
		String text = "x".repeat(8000);
		try (Stream stream = open("/api/logs/stream")) {
			// Some 30 MB, which fit into no buffer on the way
			for (int i = 0; i < count; i++) {
				this.store.addLogs(List.of(TelemetryFixtures.line(131, i, text)));
			}

			int seen = 0;
			long dropped = 0;
			while (seen + dropped < count) {
				JsonNode line = stream.next();
				if (line.has("dropped")) {
					dropped += line.get("dropped").longValue();
				}
				else {
					seen++;
				}
			}

			assertThat(dropped).isPositive();
			assertThat(seen + dropped).isEqualTo(count);
		}
	}

	@Test
	void streamsAreFew() throws Exception {
		List<Stream> streams = new ArrayList<>();
		try {
			await().atMost(Duration.ofSeconds(30)).until(() -> {
				if (streams.size() < 8) {
					HttpResponse<InputStream> response = get("/api/spans/stream");
					if (response.statusCode() == 200) {
						streams.add(new Stream(response.body()));
					}
				}
				return streams.size() == 8;
			});

			assertThat(get("/api/logs/stream").statusCode()).isEqualTo(429);

			streams.removeFirst().close();
			await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
				// It is noticed when something is written
				this.store.addSpans(List.of(TelemetryFixtures.span((int) System.nanoTime() & 0xffffff, 1)));
				HttpResponse<InputStream> response = get("/api/logs/stream");
				response.body().close();
				assertThat(response.statusCode()).isEqualTo(200);
			});
		}
		finally {
			for (Stream stream : streams) {
				stream.close();
			}
		}
	}

	private Stream open(String path) {
		// Of a stream that has ended, the console may not know yet
		HttpResponse<InputStream> response = await().atMost(Duration.ofSeconds(30))
			.until(() -> get(path), (answer) -> answer.statusCode() != 429);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("content-type")).hasValue("application/x-ndjson");
		return new Stream(response.body());
	}

	private HttpResponse<InputStream> get(String path) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path)).build(),
					BodyHandlers.ofInputStream());
	}

	/**
	 * The lines of an answer.
	 */
	private static final class Stream implements AutoCloseable {

		private final BufferedReader reader;

		private Stream(InputStream body) {
			this.reader = new BufferedReader(new InputStreamReader(body));
		}

		private JsonNode next() throws IOException {
			String line = this.reader.readLine();
			while (line.isEmpty()) {
				line = this.reader.readLine();
			}
			return JsonMapper.shared().readTree(line);
		}

		@Override
		public void close() throws IOException {
			this.reader.close();
		}

	}

}
