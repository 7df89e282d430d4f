package org.reviewscope.console.browser;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.SpanStatus;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody writes a query with the keyboard alone: it is completed, answered, and a link.
 */
@BrowserTest
class QueryBoxTests {

	@Autowired
	private TelemetryStore store;

	@BeforeEach
	void receive() {
		Reviews.add(this.store, 1, SpanStatus.UNSET);
		Reviews.add(this.store, 2, SpanStatus.ERROR);
	}

	@Test
	void queryIsCompletedAndAnswered(Browser browser) {
		browser.open("/traces");
		browser.focus("#query");
		browser.press("ten");
		browser.await("#suggestions [role=option]", "tenant.id", "6");
		browser.press(Keys.ARROW_DOWN, Keys.ENTER);
		browser.awaitValue("#query", "tenant.id ");
		browser.press("= ");
		browser.await("#suggestions [role=option]", "acme", "6");
		browser.press(Keys.ARROW_DOWN);
		browser.awaitCount("#suggestions [aria-selected=true]", 1);
		assertThat(browser.faults("query-completion")).isEmpty();

		browser.press(Keys.ENTER, "and status = error");
		browser.await("#suggestions [role=option]", "error");
		browser.press(Keys.ESCAPE, Keys.ENTER);

		browser.awaitPath("/traces?query=tenant.id+%3D+acme+and+status+%3D+error");
		browser.awaitCount("table.traces tbody tr", 1);
		browser.awaitValue("#query", "tenant.id = acme and status = error");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void suggestionsCloseAndAreTakenWithTheMouse(Browser browser) {
		browser.open("/logs");
		browser.focus("#query");
		browser.press("severity >= ");
		browser.await("#suggestions [role=option]", "warn");
		browser.press(Keys.ESCAPE);
		browser.awaitCount("#suggestions[hidden]", 1);
		browser.press(Keys.ARROW_DOWN);
		browser.awaitCount("#suggestions[hidden]", 0);
		browser.click("#suggestion-2");

		browser.await("#suggestions [role=option]", "and");
	}

	@Test
	void mistakeIsShownWhereItIs(Browser browser) {
		browser.open(Browser.query("/traces", "status = eror and name"));

		browser.await("#query-error", "Column 10: expected unset, ok or error, found eror");
		browser.awaitFocus("#query");
		assertThat(browser.faults("query-error")).isEmpty();
		// The rest is selected: writing replaces it
		browser.press("error", Keys.ENTER);

		browser.awaitPath("/traces?query=status+%3D+error");
		browser.awaitCount("table.traces tbody tr", 1);
	}

	@Test
	void spansOfATraceAreFound(Browser browser) {
		browser.open(Browser.query("/traces/" + Reviews.traceId(2), "service = inference-service and duration > 70ms"));
		browser.await(".found", "Spans that match: 1 of 3");
		browser.await(".match", "predict", "match");
		browser.awaitCount(".other .span", 2);
		assertThat(browser.faults("trace-query")).isEmpty();
		browser.focus(".line summary");
		browser.press("n");
		browser.awaitFocus(".match summary");

		browser.click(".tick input");
		browser.click(".search button");

		browser.awaitCount(".line", 1);
		browser.await(".line", "predict");
		assertThat(browser.complaints()).isEmpty();
	}

}
