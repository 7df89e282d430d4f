package org.reviewscope.console.browser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.SpanStatus;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody looks for a trace, opens it and sees where its time went.
 */
@BrowserTest
class TracePagesTests {

	@Autowired
	private TelemetryStore store;

	@BeforeEach
	void receive() {
		Reviews.add(this.store, 1, SpanStatus.UNSET);
		Reviews.add(this.store, 2, SpanStatus.ERROR);
	}

	@Test
	void failedTraceIsFoundAndOpenedByItsPoint(Browser browser) {
		browser.open(
				Browser.query("/traces", "\"ONNX\" and status = error and tenant.id = acme and traceDuration >= 90ms"));
		browser.awaitCount("table.traces tbody tr", 1);
		browser.await("table.traces tbody tr", "http post /predict", "error");
		assertThat(browser.faults("traces")).isEmpty();

		browser.click(".scatter circle");

		browser.awaitPath("/traces/" + Reviews.traceId(2));
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void newTracesAppearByThemselves(Browser browser) {
		browser.open("/traces");

		Reviews.add(this.store, 77, SpanStatus.UNSET);

		browser.await("table.traces a[href$='" + Reviews.traceId(77) + "']", "http post /predict");
	}

	@Test
	void traceTellsWhereTheTimeWent(Browser browser) {
		browser.open("/traces/" + Reviews.traceId(2));

		browser.await(".shares", "62 %", "inference-service: onnx.run");
		browser.awaitCount(".scale .path", 5);
		assertThat(browser.faults("trace")).isEmpty();
	}

	@Test
	void traceIsReadWithTheKeyboardAlone(Browser browser) {
		browser.open("/traces/" + Reviews.traceId(2));
		browser.focus(".line summary");
		browser.press(Keys.ARROW_LEFT);
		browser.awaitCount(".line:not([hidden])", 1);

		browser.press(Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ENTER);

		browser.await("details[open] .facts", "self time", "18.0 ms");
		assertThat(browser.faults("trace-open")).isEmpty();
	}

	@Test
	void linkLeadsToTheOtherTracesSpan(Browser browser) {
		browser.open("/traces/" + Reviews.traceId(2) + "#span-0000000200000003");

		browser.click("details[open] .event a");

		browser.awaitPath("/traces/" + Reviews.traceId(1) + "#span-0000000100000001");
		browser.await("details[open] summary", "http post /predict");
	}

	@Test
	void traceThatHasNotComeIsWaitedFor(Browser browser) {
		browser.open("/traces/" + Reviews.traceId(500));
		browser.await("h1", "Not here yet");
		assertThat(browser.faults("waiting")).isEmpty();

		Reviews.add(this.store, 500, SpanStatus.UNSET);

		browser.await(".shares", "62 %");
	}

}
