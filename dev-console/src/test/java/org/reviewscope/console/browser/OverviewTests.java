package org.reviewscope.console.browser;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.SpanStatus;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The first page tells how the services do, renews itself, and stops and starts them.
 */
@BrowserTest
class OverviewTests {

	private static final String INFERENCE = "#service-inference-service";

	@Autowired
	private TelemetryStore store;

	@Autowired
	private SmallSuite.Services services;

	@Test
	void servicesAndTheirCallsAreShown(Browser browser) {
		Reviews.add(this.store, 1, SpanStatus.UNSET);
		Reviews.add(this.store, 2, SpanStatus.ERROR);
		Reviews.addUnanswered(this.store, 3);
		this.services.crash();
		browser.open("/");

		browser.await("#service-gateway-service", "ready", "up 3 min", "10.0 %", "/s");
		browser.await(INFERENCE, "crashed", "The terminal shows its last lines");
		browser.await(".map", "clients", "67 % failed");
		browser.awaitCount(".edge.failed", 2);
		assertThat(browser.faults("overview")).isEmpty();
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void serviceLeadsToItsTraces(Browser browser) {
		browser.open("/");

		browser.click("#service-gateway-service a");

		browser.awaitPath("/traces?query=service%20%3D%20gateway-service");
	}

	@Test
	void mapLeadsToServicesAndToTheSpansOfOthers(Browser browser) {
		Reviews.add(this.store, 1, SpanStatus.UNSET);
		browser.open("/");
		browser.click(".map a[href='/services/gateway-service']");
		browser.awaitPath("/services/gateway-service");

		browser.open("/");
		browser.click(".map a[href^='/traces?query=kind']");

		browser.awaitPath("/traces?query=kind%20%3D%20server%20and%20parentSpanId%20%3D%20nil");
	}

	@Test
	void serviceIsStoppedAndStartedWithTheKeyboardAlone(Browser browser) {
		this.services.run();
		browser.open("/");
		browser.await(INFERENCE, "ready");

		browser.focus("#stop-inference-service");
		browser.press(Keys.ENTER);
		browser.await(INFERENCE, "stopped", "on purpose");
		browser.awaitFocus(INFERENCE);
		// Past the links to the service's traces, logs and output
		browser.press(Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.SPACE);
		browser.await(INFERENCE, "starting", "not ready yet");
		browser.awaitCount(INFERENCE + " progress", 1);
		browser.awaitCount(INFERENCE + " button", 0);
		assertThat(browser.faults("overview-starting")).isEmpty();
		browser.awaitFocus(INFERENCE);

		this.services.run();

		browser.await(INFERENCE, "ready");
		browser.await("#said", "inference-service is ready");
		browser.awaitFocus(INFERENCE);
	}

}
