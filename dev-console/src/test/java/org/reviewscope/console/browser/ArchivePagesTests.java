package org.reviewscope.console.browser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.SpanStatus;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody saves what is kept, and reads it again.
 */
@BrowserTest
class ArchivePagesTests {

	@Autowired
	private TelemetryStore store;

	@LocalServerPort
	private int port;

	@TempDir
	private Path folder;

	@Test
	void zipIsReadAgain(Browser browser) throws Exception {
		Reviews.add(this.store, 1, SpanStatus.UNSET);
		Path zip = this.folder.resolve("reviews.zip");
		try (HttpClient client = HttpClient.newHttpClient()) {
			client.send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + "/api/export")).build(),
					BodyHandlers.ofFile(zip));
		}

		browser.open("/archive");
		assertThat(browser.faults("archive")).isEmpty();
		browser.upload("input[type=file]", zip);
		browser.click(".archive button");

		browser.await("[role=status].good", "Read: 3 spans and 1 log records.");
		browser.awaitPath("/archive?spans=3&logs=1");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void fileThatIsNoZipIsExplained(Browser browser) throws Exception {
		browser.open("/archive");
		browser.upload("input[type=file]", Files.writeString(this.folder.resolve("a.zip"), "no zip"));
		browser.click(".archive button");

		browser.await("[role=alert]", "The body is not a zip");
		assertThat(browser.faults("archive-refused")).isEmpty();
	}

	@Test
	void importThatTakesLongSaysSo(Browser browser) throws Exception {
		browser.open("/archive");
		browser.upload("input[type=file]", Files.writeString(this.folder.resolve("b.zip"), "no zip".repeat(50_000)));
		browser.watch("form[aria-busy=true] + [role=status]");
		browser.send(60_000);
		try {
			browser.click(".archive button");
			browser.await("[role=alert]", "The body is not a zip");
		}
		finally {
			browser.send(-1);
		}
		assertThat(browser.watched()).startsWith("Reading the zip");
		browser.awaitCount(".busy", 0);
	}

	@Test
	void searchedTracesAreExported(Browser browser) {
		Reviews.add(this.store, 2, SpanStatus.ERROR);

		browser.open(Browser.query("/traces", "status = error"));
		browser.awaitCount(".after a[href^='/api/export?query=status']", 1);
		browser.open(Browser.query("/logs", "severity >= info"));
		browser.awaitCount("a[href^='/api/export/logs?query=severity']", 1);
	}

}
