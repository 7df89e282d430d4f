package org.reviewscope.console.browser;

import java.io.IOException;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The metrics are told in the services' own words.
 */
@BrowserTest
class MetricsPageTests {

	@LocalServerPort
	private int port;

	@Test
	void metricsAreShownWithTheirHelp() throws IOException {
		try (Browser browser = Browser.of(this.port)) {
			browser.open("/metrics");
			browser.await(".metrics", "Reviews asked about.");

			assertThat(browser.first(".metrics table").getText()).contains("prediction_requests_total", "counter");
			assertThat(browser.first(".metrics h2 a").getDomAttribute("href")).startsWith("http://localhost:");
			assertThat(browser.looksRight("metrics")).isTrue();
			browser.first("details summary code").click();
			assertThat(browser.first("details[open] pre").getText()).contains("prediction_requests_total ");
			assertThat(browser.complaints()).isEmpty();
		}
	}

}
