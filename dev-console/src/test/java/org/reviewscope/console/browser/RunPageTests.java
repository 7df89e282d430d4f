package org.reviewscope.console.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.console.run.Traffic;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.LogLine;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody keeps a run before a change and one after it, and compares them.
 */
@BrowserTest
class RunPageTests {

	@TempDir
	private static Path folder;

	@Autowired
	private TelemetryStore store;

	@DynamicPropertySource
	static void folder(DynamicPropertyRegistry registry) {
		registry.add("reviewscope.console.runs.directory", folder::toString);
	}

	@Test
	void changeIsFoundByTwoRuns(Browser browser) {
		browser.open("/metrics");
		browser.click("nav a[href='/runs']");
		browser.await("#live", "No run is kept yet");
		assertThat(browser.faults("runs-empty")).isEmpty();
		keep(browser, "too early");
		browser.await("#run-error", "No request began in this time");
		assertThat(browser.complaints()).singleElement().asString().contains("status of 400");

		receive(Traffic.of(1));
		keep(browser, "before");
		browser.awaitCount("table.runs tbody tr", 1);
		receive(Traffic.of(2).moreStatements(20).slower(2).failing(0.3));
		keep(browser, "after");
		browser.awaitCount("table.runs tbody tr", 2);
		assertThat(browser.faults("runs")).isEmpty();

		browser.click("form[action='/runs/compare'] button");
		browser.await(".findings tr", "worse", "gateway-service POST /predict",
				"SQL statements per request 1.07 → 11.1");
		browser.await(".findings tr", "worse", "failed requests");
		browser.await(".findings tr", "different", "SELECT prediction", "below");
		browser.await("table.runs tr", "Prediction … was not stored");
		assertThat(browser.faults("comparison")).isEmpty();
		browser.click(".findings td a");
		browser.await("h1", "POST /predict");
		assertThat(browser.complaints()).isEmpty();
	}

	private void keep(Browser browser, String name) {
		browser.open("/runs");
		browser.focus("input[name=name]");
		browser.press(name);
		browser.click("form.search button");
	}

	private void receive(Traffic traffic) {
		List<LogLine> lines = new ArrayList<>();
		traffic.traces(lines).forEach(this.store::addSpans);
		this.store.addLogs(lines);
	}

}
