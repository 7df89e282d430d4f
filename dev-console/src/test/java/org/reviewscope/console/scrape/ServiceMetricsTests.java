package org.reviewscope.console.scrape;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Rates and latencies come from what grew between two scrapes.
 */
class ServiceMetricsTests {

	private final ServiceMetrics metrics = new ServiceMetrics();

	@Test
	void loadIsWhatGrew() {
		scrape(0, 100, 10, 0);
		scrape(5, 150, 20, 50);

		assertThat(this.metrics.loads()).singleElement().satisfies((load) -> {
			assertThat(load.rate()).isCloseTo(10, within(1e-6));
			assertThat(load.errors()).isCloseTo(0.2, within(1e-6));
			assertThat(load.p50()).isCloseTo(0.05, within(1e-6));
			assertThat(load.p99()).isCloseTo(0.099, within(1e-6));
		});
	}

	@Test
	void serviceThatRestartedCountsFromItsStart() {
		scrape(0, 100, 10, 100);
		scrape(5, 20, 0, 20);

		assertThat(this.metrics.loads()).singleElement().returns(4.0, Load::rate).returns(0.0, Load::errors);
	}

	@Test
	void quietServiceHasNoLatency() {
		scrape(0, 100, 0, 100);
		scrape(5, 100, 0, 100);

		assertThat(this.metrics.loads()).singleElement()
			.satisfies((load) -> assertThat(load.p90()).isNaN())
			.returns(0.0, Load::rate);
	}

	@Test
	void onlyTheLastMinutesAreKept() {
		for (int i = 0; i < 1000; i++) {
			scrape(5 * i, i, 0, i);
		}

		assertThat(this.metrics.loads()).hasSize(60);
		assertThat(this.metrics.history("http_server_requests_seconds")).hasSize(61)
			.last()
			.isEqualTo(new ServiceMetrics.Reading(TimeUnit.SECONDS.toNanos(4995), 999));
	}

	@Test
	void seriesHaveTheirRateOfTheLastHalfToWholeMinute() {
		for (int second = 0; second <= 90; second += 5) {
			scrape(second, (second <= 60) ? 0 : 10 * (second - 60), 0, 0);
		}

		// From second 60 on, when it was still 0
		assertThat(rate("SUCCESS")).isEqualTo(10.0);
		assertThat(rate("SERVER_ERROR")).isZero();
	}

	@Test
	void counterOfANewProcessHasCountedFromZero() {
		scrape(0, 100, 0, 0);
		scrape(10, 40, 0, 0);

		assertThat(rate("SUCCESS")).isEqualTo(4.0);
	}

	@Test
	void oneScrapeHasNoRate() {
		scrape(0, 100, 0, 0);

		assertThat(rate("SUCCESS")).isNull();
		assertThat(new ServiceMetrics().ageSeconds()).isNull();
	}

	private Double rate(String outcome) {
		return MetricFamily.samples(this.metrics.families(), "http_server_requests_seconds")
			.stream()
			.filter((sample) -> sample.name().endsWith("_count"))
			.filter((sample) -> outcome.equals(sample.labels().get("outcome")))
			.findFirst()
			.map(this.metrics::perSecond)
			.orElse(null);
	}

	private void scrape(int second, int requests, int errors, int quick) {
		this.metrics.add(TimeUnit.SECONDS.toNanos(second), 1000L * second, PrometheusText.parse("""
				# TYPE http_server_requests_seconds histogram
				http_server_requests_seconds_count{outcome="SUCCESS"} %d
				http_server_requests_seconds_count{outcome="SERVER_ERROR"} %d
				http_server_requests_seconds_bucket{outcome="SUCCESS",le="0.1"} %d
				http_server_requests_seconds_bucket{outcome="SUCCESS",le="+Inf"} %d
				""".formatted(requests - errors, errors, quick, quick)));
	}

}
