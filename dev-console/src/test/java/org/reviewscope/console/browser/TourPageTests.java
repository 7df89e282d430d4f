package org.reviewscope.console.browser;

import java.io.IOException;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.telemetry.SpanStatus;
import org.reviewscope.console.telemetry.TelemetryStore;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A newcomer is shown each signal on a request of their own.
 */
@BrowserTest
class TourPageTests {

	@LocalServerPort
	private int port;

	@Autowired
	private TelemetryStore store;

	@Test
	void newestRequestIsExplained() throws IOException {
		Reviews.add(this.store, 90, SpanStatus.UNSET);
		try (Browser browser = Browser.of(this.port)) {
			browser.open("/tour");
			assertThat(browser.first(".tour").getText()).contains("review predicted", "62 %",
					"inference-service: onnx.run", "acme");
			assertThat(browser.looksRight("tour")).isTrue();
			assertThat(browser.complaints()).isEmpty();

			browser.first(".tour a[href^='/logs']").click();
			assertThat(browser.first(".logs").getText()).contains("review predicted");
		}
	}

}
