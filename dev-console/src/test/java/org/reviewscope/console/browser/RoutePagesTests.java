package org.reviewscope.console.browser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.SpanStatus;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody looks for a slow route, and opens its slowest request.
 */
@BrowserTest
class RoutePagesTests {

	@Autowired
	private TelemetryStore store;

	@BeforeEach
	void receive() {
		for (int number = 1; number <= 30; number++) {
			Reviews.add(this.store, number, (number % 7 == 0) ? SpanStatus.ERROR : SpanStatus.UNSET);
		}
		Reviews.addUnanswered(this.store, 40);
	}

	@Test
	void slowestRequestIsOpenedByItsPoint(Browser browser) {
		browser.open("/routes");
		browser.await(".figures tbody tr", "http post /predict", "gateway-service", "31", "100 ms");
		browser.click(".route summary");
		browser.awaitCount(".route details[open] tbody tr", 31);
		assertThat(browser.faults("routes")).isEmpty();

		browser.click("a[href$='" + Reviews.traceId(7) + "'] circle.failed");

		browser.awaitPath("/traces/" + Reviews.traceId(7));
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void routeOpensItsTraces(Browser browser) {
		browser.open(Browser.query("/routes", "status = error"));
		browser.await(".figures tbody tr", "5");
		browser.click(".route h2 a");
		browser.awaitCount("table.traces tbody tr", 5);
	}

	@Test
	void wrongQueryIsExplained(Browser browser) {
		browser.open(Browser.query("/routes", "service ="));
		browser.await("[role=alert]", "expected a value");
		assertThat(browser.faults("routes-refused")).isEmpty();
	}

}
