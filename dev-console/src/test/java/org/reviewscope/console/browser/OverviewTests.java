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
 * The first page tells how the services do, and renews itself.
 */
@BrowserTest
@TestInstance(Lifecycle.PER_CLASS)
class OverviewTests {

	@LocalServerPort
	private int port;

	@Autowired
	private TelemetryStore store;

	private Browser browser;

	@BeforeAll
	void openBrowser() {
		Reviews.add(this.store, 1, SpanStatus.UNSET);
		Reviews.add(this.store, 2, SpanStatus.ERROR);
		this.browser = Browser.of(this.port);
	}

	@AfterAll
	void closeBrowser() {
		this.browser.close();
	}

	@Test
	void servicesAndTheirCallsAreShown() throws IOException {
		this.browser.open("/");
		this.browser.await(".cards li", "10.0 %");

		assertThat(this.browser.all(".cards li").get(0).getText()).contains("gateway-service", "ready", "up 3 min")
			.containsPattern("\\d+\\.\\d/s");
		assertThat(this.browser.all(".cards li").get(1).getText()).contains("inference-service", "crashed");
		assertThat(this.browser.first(".map").getText()).contains("clients", "50 % failed");
		assertThat(this.browser.looksRight("overview")).isTrue();
		assertThat(this.browser.complaints()).isEmpty();
	}

	@Test
	void serviceLeadsToItsTraces() {
		this.browser.open("/");

		this.browser.first(".cards a").click();

		assertThat(this.browser.path()).isEqualTo("/traces?service=gateway-service");
	}

}
