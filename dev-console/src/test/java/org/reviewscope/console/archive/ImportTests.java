package org.reviewscope.console.archive;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/**
 * What is no zip of OTLP JSON, or too large, is refused with a reason.
 */
class ImportTests {

	private static final String SPAN = """
			{"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c",
			"spanId":"eee19b7ec3c1b17%d","name":"hello","startTimeUnixNano":"1","endTimeUnixNano":"2"}]}]}]}""";

	private static RunningConsole console;

	@BeforeAll
	static void start() {
		console = new RunningConsole("reviewscope.console.archive.max-body=1MB",
				"reviewscope.console.archive.max-decompressed=5MB", "reviewscope.console.archive.max-files=20");
	}

	@AfterAll
	static void stop() {
		console.close();
	}

	@Test
	void fileMayHaveSpansAndLogRecords() throws Exception {
		String logs = """
				,"resourceLogs":[{"scopeLogs":[{"logRecords":[{"timeUnixNano":"1","body":{"stringValue":"both"}}]}]}]}""";
		String both = SPAN.formatted(7).strip();

		HttpResponse<byte[]> response = importZip(
				Zips.of(Map.of("both.json", (both.substring(0, both.length() - 1) + logs).getBytes())));

		assertThat(new String(response.body())).isEqualTo("{\"files\":1,\"spans\":1,\"logs\":1}");
	}

	@Test
	void filesOfOtherNamesArePassedOver() throws Exception {
		Map<String, byte[]> files = new LinkedHashMap<>();
		files.put("read me.txt", "no JSON".getBytes());
		files.put("folder/", new byte[0]);
		files.put("../../etc/a.json", SPAN.formatted(1).getBytes());
		files.put("empty.json", "{}".getBytes());

		HttpResponse<byte[]> response = importZip(Zips.of(files));

		assertThat(new String(response.body())).isEqualTo("{\"files\":2,\"spans\":1,\"logs\":0}");
		assertThat(console.store().find("5b8efff798038103d269b633813fc60c")).isPresent();
	}

	@ParameterizedTest
	@MethodSource
	void badZipIsRefused(byte[] zip, int status, String reason) throws Exception {
		HttpResponse<byte[]> response = importZip(zip);

		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
		assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains(reason);
	}

	static Stream<Arguments> badZipIsRefused() {
		byte[] good = Zips.of(Map.of("a.json", SPAN.formatted(2).getBytes()));
		byte[] noise = new byte[2 * 1024 * 1024];
		new Random(1).nextBytes(noise);
		Map<String, byte[]> many = new LinkedHashMap<>();
		for (int i = 0; i < 21; i++) {
			many.put(i + ".txt", new byte[0]);
		}
		Map<String, byte[]> together = Map.of("a.txt", new byte[3 * 1024 * 1024], "b.txt", new byte[3 * 1024 * 1024]);
		return Stream.of(argumentSet("nothing", new byte[0], 400, "not a zip"),
				argumentSet("no zip", "hello".getBytes(), 400, "not a zip"),
				argumentSet("cut off", Arrays.copyOf(good, good.length / 2), 400, "damaged"),
				argumentSet("no JSON file", Zips.of(Map.of("a.txt", new byte[1])), 400, "end in .json"),
				argumentSet("no JSON", Zips.of(Map.of("a.json", "hello".getBytes())), 400,
						"a.json: It is not OTLP JSON"),
				argumentSet("a hostile name", Zips.of(Map.of("<b>\"\n\u202e.json", "hello".getBytes())), 400,
						"?b????.json: "),
				argumentSet("a long name", Zips.of(Map.of("x".repeat(60_000) + ".json", "hello".getBytes())), 400,
						"x".repeat(100) + "...: "),
				argumentSet("a bomb", Zips.of(Map.of("a.json", new byte[300 * 1024 * 1024])), 413,
						"a.json is larger than 4 MB"),
				argumentSet("a bomb that would be passed over", Zips.of(Map.of("a.txt", new byte[300 * 1024 * 1024])),
						413, "a.txt is larger than 4 MB"),
				argumentSet("too much together", Zips.of(together), 413, "larger than 5 MB together"),
				argumentSet("too many files", Zips.of(many), 413, "more than 20 files"),
				argumentSet("too large", Zips.of(Map.of("a.txt", noise)), 413, "The zip is larger than 1 MB"),
				argumentSet("too many parts",
						Zips.of(Map.of("a.json", ("{\"resourceSpans\":[" + "{},".repeat(100_000) + "{}]}").getBytes())),
						413, "200,000 parts"));
	}

	@Test
	void refusalSaysWhatWasReadBefore() throws Exception {
		Map<String, byte[]> files = new LinkedHashMap<>();
		files.put("a.json", SPAN.formatted(5).getBytes());
		files.put("b.json", "[1".getBytes());

		assertThat(new String(importZip(Zips.of(files)).body())).contains("b.json: ",
				"Files that were read before it: 1");
	}

	@Test
	void formTypesAreNotTakenWithoutAToken() throws Exception {
		assertThat(console.post("/api/import", "text/plain", new byte[0]).statusCode()).isEqualTo(415);
		assertThat(console.post("/api/import", "multipart/form-data; boundary=x", "--x--".getBytes()).statusCode())
			.isEqualTo(415);
		assertThat(console.post("/archive", "multipart/form-data; boundary=x", "--x--".getBytes()).statusCode())
			.isEqualTo(403);
		assertThat(console.post("/archive", "application/zip", new byte[0]).statusCode()).isEqualTo(403);
	}

	@Test
	void foreignPagesMayNotImport() throws Exception {
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpRequest request = HttpRequest
				.newBuilder(URI.create("http://localhost:" + console.port() + "/api/import"))
				.header("content-type", "application/zip")
				.header("origin", "http://evil.example")
				.POST(BodyPublishers.ofByteArray(Zips.of(Map.of("a.json", SPAN.formatted(6).getBytes()))))
				.build();

			assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
		}
	}

	private static HttpResponse<byte[]> importZip(byte[] zip) throws Exception {
		return console.post("/api/import", "application/zip", zip);
	}

}
