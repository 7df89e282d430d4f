package org.reviewscope.console.browser;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page shows the metrics with the services' own descriptions.
 */
@BrowserTest
class MetricsPageTests {

	@Test
	void metricsAreShownWithTheirHelp(Browser browser) {
		browser.open("/metrics");
		browser.await(".metrics table", "Reviews asked about.", "prediction_requests_total", "counter");
		browser.await(".metrics h2 a[href^='http://localhost:']", "raw scrape");
		browser.await(".metrics h2 a[href*='?includedNames='][href*='prediction_requests']", "own metrics alone");
		assertThat(browser.faults("metrics")).isEmpty();

		browser.click("details summary code");

		browser.await("details[open] pre", "prediction_requests_total ");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void linkOpensAMetricAmongFoldedOnes(Browser browser) {
		browser.open("/metrics");
		browser.await(".metrics table", "prediction_requests_total");

		browser.open("/metrics#gateway-service-http_server_requests_seconds");

		browser.await("#gateway-service-http_server_requests_seconds pre", "SERVER_ERROR");
	}

}
