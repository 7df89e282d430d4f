package org.reviewscope.console.browser;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.SpanStatus;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A newcomer is shown each signal on a request of their own.
 */
@BrowserTest
class TourPageTests {

	@Autowired
	private TelemetryStore store;

	@Test
	void newestRequestIsExplained(Browser browser) {
		Reviews.add(this.store, 90, SpanStatus.UNSET);
		browser.open("/tour");
		browser.await(".tour", "review predicted", "62 %", "inference-service: onnx.run", "acme");
		assertThat(browser.faults("tour")).isEmpty();
		assertThat(browser.complaints()).isEmpty();

		browser.click(".tour a[href^='/logs']");

		browser.await(".logs", "review predicted");
	}

}
