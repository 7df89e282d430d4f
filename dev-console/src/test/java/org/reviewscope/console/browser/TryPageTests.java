package org.reviewscope.console.browser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.SpanStatus;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody sends reviews and stops a service.
 */
@BrowserTest
class TryPageTests {

	private static final String EXPERIMENT = "#experiment-INFERENCE_STOPPED";

	@Autowired
	private TelemetryStore store;

	@Autowired
	private SmallSuite.Services services;

	@BeforeEach
	void allWell() {
		Reviews.add(this.store, 1, SpanStatus.UNSET);
		this.services.run();
	}

	@Test
	void reviewLeadsToItsTrace(Browser browser) {
		browser.open("/try");
		browser.click("button[value='1']");
		browser.await(".answer", "positive", "confidence 96 %", "recorded");
		assertThat(browser.faults("try")).isEmpty();

		browser.click(".answer a");

		browser.awaitPath("/traces/" + Reviews.traceId(1));
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void hundredReviewsAreCounted(Browser browser) {
		browser.open("/try");

		browser.click("button[value='100']");

		browser.await(".answer", "100 × positive");
	}

	@Test
	void badReviewIsExplained(Browser browser) {
		browser.open("/try");

		browser.click(".blank button");

		browser.await(".answer", "Blank review", "Send some text.");
	}

	@Test
	void stoppedServiceIsProvenByItsSignals(Browser browser) {
		browser.open("/try");
		browser.await(EXPERIMENT, "The gateway answers 503", "When the service is back");
		browser.awaitCount(EXPERIMENT + " .expected", 6);

		browser.focus("#begin-INFERENCE_STOPPED");
		browser.press(Keys.ENTER);

		browser.await(EXPERIMENT + " li:nth-child(1) a", "inference-service is stopped");
		browser.await(EXPERIMENT + " li:nth-child(2) a", "503 Service Unavailable, Retry-After: 5");
		browser.await(EXPERIMENT + " li:nth-child(3) a", "POST /predictions of gateway-service failed");
		browser.await(EXPERIMENT + " li:nth-child(5) a", "from 0 to 1");
		browser.await(EXPERIMENT + " li:nth-child(6)", "start inference-service again");
		browser.await("#said", "Without the model: 4 of 6 proven");
		assertThat(browser.faults("try-broken")).isEmpty();

		browser.click("#start-inference-service");
		browser.await(EXPERIMENT, "starting");
		this.services.run();

		browser.await(EXPERIMENT + " li:nth-child(6) a", "200 positive");
		assertThat(browser.complaints()).isEmpty();
		browser.click(EXPERIMENT + " li:nth-child(3) a");
		browser.await("details[open] summary", "POST /predictions");
	}

	@Test
	void faultIsSwitchedOnAndOffAndTheAnswerStaysFolded(Browser browser) {
		browser.open("/try");
		browser.await("#fault-bottleneck", "Records take long.", "Begin it in gateway-service");

		browser.click("#switch-bottleneck-gateway-service");
		browser.await("#fault-bottleneck", "on in gateway-service until", "End it in gateway-service");
		browser.await("#said", "bottleneck: on in gateway-service");
		browser.click("#signs-bottleneck > summary");
		browser.await("#signs-bottleneck", "prediction_requests_total grows", "size=80&for=5m");
		browser.awaitCount("#hunt[open]", 0);
		assertThat(browser.faults("try-faults")).isEmpty();

		browser.click("#switch-bottleneck-gateway-service");
		browser.await("#fault-bottleneck", "Begin it in gateway-service");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void signsOfAFaultAppearAsTheyAreSeen(Browser browser) {
		browser.open("/try");
		browser.await("#fault-clock-skew", "Begin it in gateway-service");

		browser.click("#switch-clock-skew-gateway-service");
		browser.await("#fault-clock-skew", "gateway-service: 1 of 2 signs seen");
		browser.click("#signs-clock-skew > summary");

		browser.await("#signs-clock-skew .proven a", "http_server_requests_seconds_count: from");
		browser.await("#signs-clock-skew", "need the Docker stack");
		browser.await("#signs-clock-skew .waiting", "the hunt", "spans come some seconds later");
		browser.awaitCount("#signs-clock-skew .expected", 1);
		assertThat(browser.faults("try-signs")).isEmpty();
		browser.click("#switch-clock-skew-gateway-service");
		browser.await("#fault-clock-skew", "Begin it in gateway-service");
		assertThat(browser.complaints()).isEmpty();
	}

}
