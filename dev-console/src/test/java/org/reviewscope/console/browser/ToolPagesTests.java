package org.reviewscope.console.browser;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.ActiveProfiles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages of a console that runs as a tool, before anything has arrived.
 */
@BrowserTest
@ActiveProfiles("tool")
class ToolPagesTests {

	@Test
	void overviewSaysHowToSend(Browser browser) {
		browser.open("/");
		browser.await("#service-gateway-service", "ready");
		browser.awaitCount("nav a", 7);
		browser.click("#send summary");
		browser.await("#send", "OTEL_EXPORTER_OTLP_ENDPOINT", "opentelemetry-javaagent.jar");

		assertThat(browser.faults("tool-overview")).isEmpty();
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void emptyPagesLeadToIt(Browser browser) {
		browser.open("/traces");
		browser.click(".empty a[href='/']");
		browser.awaitPath("/");
		browser.open("/logs");
		browser.await(".empty", "Log records that programs send appear here");
		assertThat(browser.faults("tool-logs")).isEmpty();

		browser.open("/metrics");
		browser.awaitPath("/metrics/sent");
		browser.await("#live", "Nothing has arrived yet");
		assertThat(browser.faults("tool-metrics")).isEmpty();
		assertThat(browser.complaints()).isEmpty();
	}

}
