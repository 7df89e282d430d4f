package org.reviewscope.console.browser;

import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.SpanStatus;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody reads the flame graph of a trace, with the keyboard too.
 */
@BrowserTest
class FlameGraphPageTests {

	@Autowired
	private TelemetryStore store;

	@BeforeEach
	void receive() {
		Reviews.add(this.store, 2, SpanStatus.ERROR);
	}

	@Test
	void framesAreReachedAndOpenTheirSpan(Browser browser) {
		browser.open("/traces/" + Reviews.traceId(2));
		browser.click("#flame summary");
		browser.awaitCount(".frame", 3);
		browser.awaitCount(
				".frame[aria-label='onnx.run of inference-service: 62.0 ms, 62 %, self time 62.0 ms, spans: 1, failed']",
				1);
		assertThat(browser.faults("flame")).isEmpty();

		browser.focus(".frame");
		browser.press(Keys.ARROW_DOWN);
		browser.awaitFocus(".frame[data-depth='1']");
		browser.press(Keys.ARROW_DOWN);
		browser.awaitFocus(".frame[data-depth='2']");
		browser.press(Keys.ARROW_UP);
		browser.awaitFocus(".frame[data-depth='1']");
		browser.press(Keys.ENTER);

		browser.awaitPath("/traces/" + Reviews.traceId(2) + "#span-0000000200000002");
		browser.await("details.row[open] summary", "predict");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void graphStaysOpenWhenThePageIsRenewed(Browser browser) {
		browser.open("/traces/" + Reviews.traceId(2));
		browser.click("#flame summary");

		this.store.addSpans(List.of(Reviews.late(2)));

		browser.awaitCount(".frame", 4);
		browser.awaitCount("#flame[open]", 1);
	}

}
