package org.reviewscope.console.browser;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of drift, in a browser.
 */
@BrowserTest
class DriftPageTests {

	@Test
	void pageIsReachedFromEveryOtherAndSound(Browser browser) {
		browser.open("/metrics");
		browser.click("nav a[href='/drift']");
		browser.await("h1", "Drift");
		assertThat(browser.faults("drift")).isEmpty();
		assertThat(browser.complaints()).isEmpty();
	}

}
