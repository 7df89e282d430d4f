package org.reviewscope.console.browser;

import java.util.List;
import java.util.LongSummaryStatistics;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.reviewscope.console.chart.TimeAxis;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.SpanStatus;
import org.reviewscope.console.telemetry.Trace;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody chooses a part of a chart's time.
 */
@BrowserTest
class BrushTests {

	@Autowired
	private TelemetryStore store;

	@BeforeEach
	void oneReviewASecond() {
		for (int number = 1; number <= 21; number++) {
			Reviews.add(this.store, number, SpanStatus.UNSET);
		}
	}

	@Test
	void draggedPartOfTheTracesIsShown(Browser browser) {
		browser.open(Browser.query("/traces", "tenant.id = acme"));
		browser.awaitCount("table.traces tbody tr", 21);

		browser.drag(".scatter > svg", 0.12, 0.38);

		// One review at each twentieth of the axis: the fourth to the eighth
		browser.awaitCount("table.traces tbody tr", 5);
		browser.awaitCount("table.traces a[href$='" + Reviews.traceId(4) + "']", 1);
		browser.awaitCount("table.traces a[href$='" + Reviews.traceId(8) + "']", 1);
		browser.awaitCount("table.traces a[href$='" + Reviews.traceId(9) + "']", 0);
		browser.awaitValue("#query", "tenant.id = acme");
		browser.awaitCount("input[name=until]", 1);
		assertThat(browser.faults("brushed")).isEmpty();
		assertThat(browser.complaints()).isEmpty();

		browser.click("a[href='/traces?query=tenant.id%20%3D%20acme']");
		browser.awaitCount("table.traces tbody tr", 21);
	}

	@Test
	void draggingBackAndOverAPointIsTheSame(Browser browser) {
		browser.open("/traces");
		browser.awaitCount("table.traces tbody tr", 21);

		browser.drag(".scatter > svg", 0.38, 0.12);

		browser.awaitCount("table.traces tbody tr", 5);
	}

	@Test
	void fingerChooses(Browser browser) {
		browser.open("/traces");
		browser.awaitCount("table.traces tbody tr", 21);

		browser.swipe(".scatter > svg", 0.12, 0.38);

		browser.awaitCount("table.traces tbody tr", 5);
	}

	@Test
	void secondFingerChangesNothing(Browser browser) {
		browser.open("/traces");
		browser.awaitCount("table.traces tbody tr", 21);

		browser.swipeWithSecondFinger(".scatter > svg", 0.12, 0.38, 0.8);

		browser.awaitCount("table.traces tbody tr", 5);
		browser.awaitCount("table.traces a[href$='" + Reviews.traceId(4) + "']", 1);
		browser.awaitCount("table.traces a[href$='" + Reviews.traceId(8) + "']", 1);
	}

	@Test
	void keysChooseAndEnterShows(Browser browser) {
		browser.open("/traces");
		browser.focus("#scatter");

		browser.press(Keys.ARROW_RIGHT);
		browser.awaitCount("#scatter .brush", 1);
		browser.await("#said", " to ");
		browser.press(Keys.ESCAPE);
		browser.awaitCount(".brush", 0);
		// Half of the third in the middle
		browser.press("+", Keys.ENTER);

		browser.awaitCount("table.traces tbody tr", 3);
		browser.awaitCount("table.traces a[href$='" + Reviews.traceId(11) + "']", 1);
	}

	@Test
	void wholeChartIsAnnouncedAsItIsLabelledAndHasTheLastTrace(Browser browser) {
		browser.open("/traces");
		browser.focus("#scatter");

		browser.press("--");
		LongSummaryStatistics starts = this.store.traces()
			.stream()
			.mapToLong((spans) -> Trace.rootOf(spans).startTimeUnixNano())
			.summaryStatistics();
		TimeAxis axis = new TimeAxis(starts.getMin(), starts.getMax() + 1_000_000);
		browser.await("#said", axis.beginLabel() + " to " + axis.endLabel());

		browser.press(Keys.ENTER);
		browser.awaitCount("input[name=until]", 1);
		browser.awaitCount("table.traces tbody tr", 21);
	}

	@Test
	void enterChoosesNothingByItself(Browser browser) {
		browser.open("/traces");
		browser.focus("#scatter");

		browser.press(Keys.ENTER, Keys.ARROW_RIGHT);

		browser.awaitCount("#scatter .brush", 1);
		browser.awaitCount("table.traces tbody tr", 21);
	}

	@Test
	void chartKeepsTheFocusWhenASpanArrives(Browser browser) {
		browser.open("/traces");
		browser.focus("#scatter");

		this.store.addSpans(List.of(Reviews.late(5)));
		browser.await("#live p.quiet", this.store.received().spans() + " spans and");

		browser.awaitFocus("#scatter");
	}

	@Test
	void routesAreLimitedToTheDraggedTime(Browser browser) {
		browser.open("/routes");

		browser.drag("#rate-0 > svg", 0.3, 0.9);

		browser.awaitCount("input[name=until]", 1);
		browser.awaitCount(".figures a[href^='/routes'][href*='&from=2']", 1);
	}

	@Test
	void overviewLeadsToTheTracesOfTheTime(Browser browser) {
		browser.open("/");

		browser.drag("#service-gateway-service .charts > [data-brush] svg", 0.2, 1);

		browser.awaitValue("#query", "service = gateway-service");
		browser.awaitCount("input[name=until]", 1);
	}

	@Test
	void requestsOfTheOverviewHaveKeys(Browser browser) {
		browser.open("/");
		browser.awaitCount("#requests-gateway-service[tabindex='0']", 1);
		browser.focus("#requests-gateway-service");

		browser.press(Keys.ARROW_RIGHT);
		browser.awaitCount("#requests-gateway-service .brush", 1);
		assertThat(browser.faults("brush-overview")).isEmpty();
		browser.focus("#requests-gateway-service");
		browser.press("+", Keys.ENTER);

		browser.awaitValue("#query", "service = gateway-service");
		browser.awaitCount("input[name=until]", 1);
	}

	@Test
	void scrapedMetricLeadsToTheTracesOfTheTime(Browser browser) {
		browser.open("/metrics");

		browser.swipe("#line-gateway-service-prediction_requests_total > svg", 0.2, 1);

		browser.awaitValue("#query", "service = gateway-service");
		browser.awaitCount("input[name=until]", 1);
	}

	@Test
	void scrapedMetricHasKeys(Browser browser) {
		browser.open("/metrics");
		browser.awaitCount("#line-gateway-service-prediction_requests_total[tabindex='0']", 1);
		browser.focus("#line-gateway-service-prediction_requests_total");

		browser.press(Keys.ARROW_LEFT);
		browser.await("#said", " to ");
		browser.press(Keys.ENTER);

		browser.awaitValue("#query", "service = gateway-service");
		browser.awaitCount("input[name=until]", 1);
	}

}
