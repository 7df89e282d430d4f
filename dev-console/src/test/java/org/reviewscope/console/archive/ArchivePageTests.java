package org.reviewscope.console.archive;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.store.TelemetryFixtures;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The form imports with the token of its page, and says what was wrong.
 */
class ArchivePageTests {

	private static RunningConsole console;

	private static String cookie;

	private static String token;

	@BeforeAll
	static void open() throws Exception {
		console = new RunningConsole("spring.servlet.multipart.max-file-size=1MB",
				"spring.servlet.multipart.max-request-size=1MB");
		HttpResponse<byte[]> page = console.get("/archive");
		cookie = page.headers().firstValue("set-cookie").orElseThrow().split(";")[0];
		Matcher field = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(new String(page.body()));
		assertThat(field.find()).isTrue();
		token = field.group(1);
	}

	@AfterAll
	static void stop() {
		console.close();
	}

	@Test
	void zipIsImported() throws Exception {
		byte[] zip;
		try (RunningConsole other = new RunningConsole()) {
			other.store().addSpans(List.of(TelemetryFixtures.span(7, 1), TelemetryFixtures.span(7, 2)));
			other.store().addLogs(List.of(TelemetryFixtures.line(7, 1, "done")));
			zip = other.get("/api/export").body();
		}

		HttpResponse<String> response = upload(zip);

		assertThat(response.statusCode()).isEqualTo(302);
		String target = response.headers().firstValue("location").orElseThrow();
		assertThat(target).endsWith("/archive?spans=2&logs=1");
		assertThat(new String(console.get("/archive?spans=2&logs=1").body()))
			.contains("Read: 2 spans and 1 log records.");
		assertThat(console.store().find(TelemetryFixtures.traceId(7)).orElseThrow().spans()).hasSize(2);
	}

	@Test
	void badZipIsExplainedOnThePage() throws Exception {
		HttpResponse<String> response = upload(Zips.of(Map.of("<script>.json", "no".getBytes())));

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.body()).contains("?script?.json: It is not OTLP JSON").doesNotContain("<script>.json");
	}

	@Test
	void largeZipIsRefused() throws Exception {
		assertThat(upload(new byte[1536 * 1024]).statusCode()).isEqualTo(413);
	}

	@Test
	void wrongNumberIsTheClientsMistake() throws Exception {
		assertThat(console.get("/archive?spans=many").statusCode()).isEqualTo(400);
	}

	private static HttpResponse<String> upload(byte[] zip) throws Exception {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		body.writeBytes(("--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
				+ "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.zip\"\r\n"
				+ "Content-Type: application/zip\r\n\r\n")
			.getBytes());
		body.writeBytes(zip);
		body.writeBytes("\r\n--x--\r\n".getBytes());
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + console.port() + "/archive"))
				.header("content-type", "multipart/form-data; boundary=x")
				.header("cookie", cookie)
				.POST(BodyPublishers.ofByteArray(body.toByteArray()))
				.build(), BodyHandlers.ofString());
		}
	}

}
