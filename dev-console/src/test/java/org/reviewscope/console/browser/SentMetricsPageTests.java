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

}
