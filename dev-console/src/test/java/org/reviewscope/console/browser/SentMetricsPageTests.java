package org.reviewscope.console.browser;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.reviewscope.console.store.metric.MetricStore;
import org.reviewscope.console.telemetry.metric.Exemplar;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.Points;
import org.reviewscope.console.telemetry.metric.SeriesId;

import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page shows what programs send, also what arrives while it is open.
 */
@BrowserTest
class SentMetricsPageTests {

	private static final SeriesId ORDERS = Points.series("orders", MetricType.MONOTONIC_SUM, true);

	@Autowired
	private MetricStore store;

	@BeforeEach
	void send() {
		SeriesId latency = Points.series("latency", MetricType.HISTOGRAM, false).with(Map.of());
		double[] bounds = { 1, 2 };
		this.store.add(latency, "How long an order takes", Points.histogram(10, 20, bounds, 4, 0, 0),
				List.of(new Exemplar("5b8efff798038103d269b633813fc60c", "eee19b7ec3c1b174", 1, 0.5)));
		this.store.add(latency, "How long an order takes", Points.histogram(10, 30, bounds, 8, 2, 0), List.of());
		this.store.add(ORDERS, "", Points.number(10, 20, 3), List.of());
	}

	@Test
	void metricsAreShownAndStayUpToDate(Browser browser) {
		browser.open("/metrics/sent");
		browser.await("main table", "latency", "How long an order takes", "10 measured", "p95 1.75 s", "orders", "3 s");
		browser.await("a[href='/traces/5b8efff798038103d269b633813fc60c']", "0.5 s");
		assertThat(browser.faults("metrics sent by OTLP")).isEmpty();

		this.store.add(ORDERS, "", Points.number(20, 30, 4), List.of());

		browser.await("main table", "7 s");
		browser.open("/metrics/sent?name=ORD");
		browser.await("main table", "orders");
		browser.awaitValue("#query", "\"ORD\"");
		browser.open(Browser.query("/metrics/sent", "type = histogram"));
		browser.awaitCount("main table tbody tr", 1);
		browser.open(Browser.query("/metrics/sent", "type = counter"));
		browser.await("[role=alert]", "Column 8: expected gauge");
		browser.focus("#query");
		browser.press(Keys.END, Keys.chord(Keys.SHIFT, Keys.HOME), "type = g");
		browser.await("#suggestions li", "gauge");
		assertThat(browser.faults("metrics-refused")).isEmpty();
		browser.complaints();
		browser.open("/metrics/sent");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void measuredValuesAreAskedForAndCompleted(Browser browser) {
		browser.open("/metrics/sent");
		browser.type("#query", "p95 > 1.7 and coun");
		browser.await("#suggestions li", "count");
		browser.press("t > 9", Keys.ESCAPE, Keys.ENTER);

		browser.awaitCount("main table tbody tr", 1);
		browser.await("main table", "latency");
		browser.awaitValue("#query", "p95 > 1.7 and count > 9");
	}

	@Test
	void draggedPartOfAChartLimitsThePage(Browser browser) {
		gaugeOfTwentyOnePoints();
		browser.open(Browser.query("/metrics/sent", "name = depth"));
		browser.await("main table", "21", "value over 20 s");

		browser.drag(".mini > figure > svg", 0.12, 0.38);

		// A point at each twentieth of the axis: the fourth to the eighth
		browser.await("main table", "8", "value over 4 s");
		browser.await("th", "At the end");
		browser.awaitValue("#query", "name = depth");
		browser.awaitCount("a[href^='/traces?from='][href*='&until=']", 1);
		assertThat(browser.faults("metrics-brushed")).isEmpty();
		browser.click("a[href='/metrics/sent?query=name%20%3D%20depth']");
		browser.await("main table", "21", "value over 20 s");
		assertThat(browser.complaints()).isEmpty();
	}

	@Test
	void fingerAndKeysChooseATime(Browser browser) {
		gaugeOfTwentyOnePoints();
		browser.open(Browser.query("/metrics/sent", "name = depth"));

		browser.swipe(".mini > figure > svg", 0.12, 0.38);
		browser.await("main table", "8", "value over 4 s");
		browser.open(Browser.query("/metrics/sent", "name = depth"));
		browser.awaitCount(".mini > figure[tabindex='0']", 1);
		browser.focus(".mini > figure");
		// Half of the third in the middle
		browser.press("+");
		browser.awaitCount(".mini .brush", 1);
		browser.await("#said", " to ");
		browser.press(Keys.ENTER);

		browser.await("main table", "12", "value over 2 s");
	}

	private void gaugeOfTwentyOnePoints() {
		for (int number = 1; number <= 21; number++) {
			this.store.add(Points.series("depth", MetricType.GAUGE, false).with(Map.of()), "",
					Points.number(0, 100 + number, number), List.of());
		}
	}

}
