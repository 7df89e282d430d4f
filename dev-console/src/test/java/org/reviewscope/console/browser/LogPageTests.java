package org.reviewscope.console.browser;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.SpanStatus;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * New log lines appear until the page is paused, and each links to its trace.
 */
@BrowserTest
class LogPageTests {

	@Autowired
	private TelemetryStore store;

	@Test
	void lineLeadsToItsSpan(Browser browser) {
		Reviews.add(this.store, 3, SpanStatus.UNSET);
		browser.open(Browser.query("/logs",
				"service = inference-service and severity >= info and \"PREDICTED\" and traceId = "
						+ Reviews.traceId(3)));
		browser.awaitCount(".logs li", 1);
		assertThat(browser.faults("logs")).isEmpty();

		browser.click(".logs a");

		browser.awaitPath("/traces/" + Reviews.traceId(3) + "#span-0000000300000002");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void tailRunsUntilItIsPaused(Browser browser) {
		browser.open("/logs");
		Reviews.add(this.store, 50, SpanStatus.UNSET);
		browser.await(".logs a[href*='" + Reviews.traceId(50) + "']", "review predicted");

		browser.click("[data-pause]");
		browser.await("[data-pause]", "Resume");
		Reviews.add(this.store, 51, SpanStatus.UNSET);
		browser.click("[data-pause]");

		browser.await(".logs a[href*='" + Reviews.traceId(51) + "']", "review predicted");
	}

	@Test
	void nothingFoundSaysSo(Browser browser) {
		browser.open(Browser.query("/logs", "severity >= error and 'nobody says this'"));

		browser.await("#live", "No kept line matches");
		assertThat(browser.faults("logs-none")).isEmpty();
	}

}
