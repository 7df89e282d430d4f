package org.reviewscope.console.browser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.telemetry.SpanStatus;
import org.reviewscope.console.telemetry.TelemetryStore;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody sends reviews and stops a service.
 */
@BrowserTest
class TryPageTests {

	@Autowired
	private TelemetryStore store;

	@Autowired
	private SmallSuite.Services services;

	@BeforeEach
	void allWell() {
		Reviews.add(this.store, 1, SpanStatus.UNSET);
		this.services.run();
	}

	@Test
	void reviewLeadsToItsTrace(Browser browser) {
		browser.open("/try");
		browser.click("button[value='1']");
		browser.await(".answer", "positive", "confidence 96 %", "recorded");
		assertThat(browser.faults("try")).isEmpty();

		browser.click(".answer a");

		browser.awaitPath("/traces/" + Reviews.traceId(1));
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void hundredReviewsAreCounted(Browser browser) {
		browser.open("/try");

		browser.click("button[value='100']");

		browser.await(".answer", "100 × positive");
	}

	@Test
	void badReviewIsExplained(Browser browser) {
		browser.open("/try");

		browser.click(".blank button");

		browser.await(".answer", "Blank review", "Send some text.");
	}

}
