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
 * Somebody sends reviews and stops a service.
 */
@BrowserTest
@TestInstance(Lifecycle.PER_CLASS)
class TryPageTests {

	@LocalServerPort
	private int port;

	@Autowired
	private TelemetryStore store;

	private Browser browser;

	@BeforeAll
	void openBrowser() {
		Reviews.add(this.store, 1, SpanStatus.UNSET);
		this.browser = Browser.of(this.port);
	}

	@AfterAll
	void closeBrowser() {
		this.browser.close();
	}

	@Test
	void reviewLeadsToItsTrace() throws IOException {
		this.browser.open("/try");
		this.browser.first("button[value='1']").click();
		assertThat(this.browser.first(".answer").getText()).contains("positive", "confidence 96 %", "recorded");
		assertThat(this.browser.looksRight("try")).isTrue();

		this.browser.first(".answer a").click();

		assertThat(this.browser.path()).isEqualTo("/traces/" + Reviews.traceId(1));
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void hundredReviewsAreCounted() {
		this.browser.open("/try");

		this.browser.first("button[value='100']").click();

		assertThat(this.browser.first(".answer").getText()).contains("100 × positive");
	}

	@Test
	void badReviewIsExplained() {
		this.browser.open("/try");

		this.browser.all("button[value='1']").get(1).click();

		assertThat(this.browser.first(".answer").getText()).contains("Blank review", "Send some text.");
	}

	@Test
	void serviceIsStartedAndStopped() {
		this.browser.open("/try");
		this.browser.first("form[action$='/inference-service/restart'] button").click();
		this.browser.await(".cards li:nth-child(2)", "ready");

		this.browser.first("form[action$='/inference-service/stop'] button").click();
		this.browser.await(".cards li:nth-child(2)", "stopped");
	}

}
