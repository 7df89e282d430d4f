package org.reviewscope.console.browser;

import java.io.IOException;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.reviewscope.console.telemetry.SpanStatus;
import org.reviewscope.console.telemetry.TelemetryStore;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The logs run by until somebody stops them, and each leads to its trace.
 */
@BrowserTest
@TestInstance(Lifecycle.PER_CLASS)
class LogPageTests {

	@LocalServerPort
	private int port;

	@Autowired
	private TelemetryStore store;

	private Browser browser;

	@BeforeAll
	void openBrowser() {
		Reviews.add(this.store, 3, SpanStatus.UNSET);
		this.browser = Browser.of(this.port);
	}

	@AfterAll
	void closeBrowser() {
		this.browser.close();
	}

	@Test
	void lineLeadsToItsSpan() throws IOException {
		this.browser.open("/logs?service=inference-service&severity=INFO&text=PREDICTED&traceId=" + Reviews.traceId(3));
		assertThat(this.browser.looksRight("logs")).isTrue();
		assertThat(this.browser.all(".logs li")).hasSize(1);

		this.browser.first(".logs a").click();

		assertThat(this.browser.path()).isEqualTo("/traces/" + Reviews.traceId(3) + "#span-0000000300000002");
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void tailRunsUntilItIsPaused() {
		this.browser.open("/logs");
		Reviews.add(this.store, 50, SpanStatus.UNSET);
		this.browser.await(".logs a[href*='" + Reviews.traceId(50) + "']", "review predicted");

		this.browser.first("[data-pause]").click();
		this.browser.await("[data-pause]", "Resume");
		Reviews.add(this.store, 51, SpanStatus.UNSET);
		this.browser.first("[data-pause]").click();

		this.browser.await(".logs a[href*='" + Reviews.traceId(51) + "']", "review predicted");
	}

	@Test
	void nothingFoundSaysSo() {
		this.browser.open("/logs?severity=ERROR");

		assertThat(this.browser.first("#live").getText()).contains("No line that is kept fits");
	}

}
