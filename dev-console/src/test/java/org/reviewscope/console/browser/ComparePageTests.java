package org.reviewscope.console.browser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.SpanStatus;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody compares a request with another of the same kind.
 */
@BrowserTest
class ComparePageTests {

	@Autowired
	private TelemetryStore store;

	@BeforeEach
	void receive() {
		Reviews.add(this.store, 1, SpanStatus.UNSET);
		Reviews.addUnanswered(this.store, 3);
	}

	@Test
	void differencesAreMarked(Browser browser) {
		browser.open("/traces/" + Reviews.traceId(1));
		browser.click("a[href^='/traces/compare']");
		browser.await("h2", "Compare it with");
		assertThat(browser.faults("compare-offer")).isEmpty();

		browser.click("a[href$='second=" + Reviews.traceId(3) + "']");

		browser.awaitCount(".compare tbody tr", 4);
		browser.await(".compare tr", "http post /predict", "100 ms", "40.0 ms, failed: 1", "0 → 1 failed");
		browser.await(".compare tr", "onnx.run", "only in the first");
		browser.await(".compare tr", "POST /predictions", "only in the second");
		assertThat(browser.faults("compare")).isEmpty();
		assertThat(browser.complaints()).isEmpty();
	}

}
