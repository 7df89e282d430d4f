package org.reviewscope.console.metric.sent;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.assertj.core.api.AbstractObjectAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.console.store.metric.Course;
import org.reviewscope.console.store.metric.MetricCounts;
import org.reviewscope.console.store.metric.MetricStore;
import org.reviewscope.console.store.metric.SeriesHistory;
import org.reviewscope.console.telemetry.metric.Exemplar;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.Point;
import org.reviewscope.console.telemetry.metric.Points;
import org.reviewscope.console.telemetry.metric.SeriesId;
import org.reviewscope.console.telemetry.metric.SummaryPoint;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * Metrics that programs send, as JSON and on the page.
 */
@WebMvcTest(controllers = { SentMetricApiController.class, SentMetricController.class },
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"))
class SentMetricTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private MetricStore store;

	@BeforeEach
	void nothingReceived() {
		given(this.store.counts()).willReturn(new MetricCounts(0, 0, 0));
	}

	@Test
	void counterOfAProcessThatStartedAgainNeverFalls() {
		kept(MetricType.MONOTONIC_SUM, false, 40, Points.number(10, 20, 100), Points.number(25, 30, 40));

		assertThat(this.mvc.get().uri("/api/metrics?name=m")).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				[{"name":"m","description":"What it is","unit":"s","type":"monotonic sum","temporality":"cumulative",
				"service":"shop","scope":"shop.Orders","attributes":{"route":"/buy"},
				"resource":{"service.name":"shop"},"value":40.0,"rate":9.333333333333334,"quantiles":{},
				"points":[{"timeUnixNano":20000000000,"value":100.0,"rate":10.0},
				{"timeUnixNano":30000000000,"value":40.0,"rate":8.0}],
				"exemplars":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174",
				"timeUnixNano":7,"value":1.5}]}]""");
	}

	@Test
	void valuesOfDeltasAreTheirSumUntilThen() {
		kept(MetricType.MONOTONIC_SUM, true, 1000, Points.number(10, 20, 100), Points.number(20, 30, 40));

		assertThat(this.mvc.get().uri("/api/metrics?name=m")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				[{"temporality":"delta","value":1000.0,"rate":7.0,"points":[{"value":960.0,"rate":10.0},
				{"value":1000.0,"rate":4.0}]}]""");
	}

	@Test
	void sumThatGoesUpAndDownHasNoRate() {
		kept(MetricType.SUM, false, -4, Points.number(10, 20, 100), Points.number(10, 30, -4));

		assertThat(this.mvc.get().uri("/api/metrics?name=m")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("[{\"value\":-4.0,\"points\":[{\"value\":100.0},{\"value\":-4.0}]}]")
			.doesNotHavePath("$[0].rate")
			.doesNotHavePath("$[0].points[1].rate");
	}

	@Test
	void histogramHasQuantilesOfTheLastFiveMinutes() {
		double[] bounds = { 1, 2 };
		kept(MetricType.HISTOGRAM, false, 1006, Points.histogram(10, 1000, bounds, 0, 0, 1000),
				Points.histogram(10, 1100, bounds, 4, 0, 1000), Points.histogram(10, 1200, bounds, 4, 2, 1000));

		assertThat(this.mvc.get().uri("/api/metrics?name=m")).hasStatusOk().bodyJson().isLenientlyEqualTo("""
				[{"type":"histogram","count":1006.0,"sum":1006.0,"rate":0.03,
				"quantiles":{"0.5":0.75},
				"points":[{"count":1000.0,"quantiles":{"0.5":2.0}},{"count":1004.0,"quantiles":{"0.5":0.5}},
				{"count":1006.0,"quantiles":{"0.5":1.5}}]}]""");
	}

	@Test
	void summaryHasTheQuantilesOfItsSender() {
		kept(MetricType.SUMMARY, false, 7,
				new SummaryPoint(1, 2, 7, 12.5, new double[] { 0.5, 0.9 }, new double[] { 3, Double.NaN }));

		assertThat(this.mvc.get().uri("/api/metrics?name=m")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("[{\"type\":\"summary\",\"count\":7.0,\"quantiles\":{\"0.5\":3.0}}]")
			.doesNotHavePath("$[0].quantiles['0.9']");
	}

	@Test
	void whatIsNoNumberIsLeftOut() {
		kept(MetricType.GAUGE, false, Double.NaN, Points.number(0, 20, Double.NaN));

		assertThat(this.mvc.get().uri("/api/metrics?name=m")).hasStatusOk()
			.bodyJson()
			.doesNotHavePath("$[0].value")
			.doesNotHavePath("$[0].temporality")
			.doesNotHavePath("$[0].points[0].value");
		assertThat(this.mvc.get().uri("/metrics/sent")).hasStatusOk().bodyText().contains("NaN s");
	}

	@Test
	void seriesAreFoundByTheWholeNameOfMetricAndService() {
		kept(Points.series("mm", MetricType.SUM, false), Points.series("m", MetricType.SUM, false));

		names("/api/metrics?name=m&service=shop&limit=7").isEqualTo(List.of("m"));
		names("/api/metrics?name=m&service=other").isEqualTo(List.of());
		names("/api/metrics?limit=1").isEqualTo(List.of("mm"));
	}

	@Test
	void limitThatIsNoneIsAProblem() {
		for (String limit : List.of("0", "1001", "many")) {
			assertThat(this.mvc.get().uri("/api/metrics?limit=" + limit)).hasStatus(400)
				.hasContentType("application/problem+json");
		}
	}

	@Test
	void pageShowsASeriesWithItsChartAndLinksToTraces() {
		given(this.store.counts()).willReturn(new MetricCounts(10, 3, 1));
		kept(MetricType.HISTOGRAM, true, 10, Points.histogram(10, 20, new double[] { 1, 2 }, 4, 0, 0),
				Points.histogram(20, 30, new double[] { 1, 2 }, 4, 2, 0));

		assertThat(this.mvc.get().uri("/metrics/sent")).hasStatusOk()
			.bodyText()
			.contains("<code>m</code>", "histogram, delta", "What it is", "route", "/buy", "10 measured", "mean 1 s",
					"0.5 per second", "p50 0.625 s", "p95 1.75 s", "href=\"/traces/5b8efff798038103d269b633813fc60c\"",
					"1.5 s", "10 metric points received", "of which 3 were dropped")
			.containsPattern("d=\"M[0-9. ]+L[0-9. ]+\"");
	}

	@Test
	void pageSaysWhatToDoWhenThereIsNothing() {
		assertThat(this.mvc.get().uri("/metrics/sent")).hasStatusOk()
			.bodyText()
			.contains("Nothing has arrived yet", "by default on ports 4318 and 4317");
		given(this.store.counts()).willReturn(new MetricCounts(5, 0, 5));
		assertThat(this.mvc.get().uri("/metrics/sent?name={name}", "<script>")).hasStatusOk()
			.bodyText()
			.contains("No kept metric matches", "value=\"&quot;&lt;script&gt;&quot;\"");
	}

	@Test
	void queryChoosesTheSeries() {
		String query = "type = histogram and unit = s and route = /buy and resource.service.name = shop and \"LAT\"";

		kept(Points.series("latency", MetricType.SUM, false), Points.series("latency", MetricType.HISTOGRAM, false),
				Points.series("orders", MetricType.HISTOGRAM, false));

		assertThat(this.mvc.get().uri("/api/metrics?query={query}", query)).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("[{\"name\":\"latency\",\"type\":\"histogram\"}]");
		assertThat(this.mvc.get().uri("/metrics/sent?query={query}", query)).hasStatusOk()
			.bodyText()
			.contains("value=\"type = histogram and unit = s", "data-completions=\"/api/metrics/completions\"",
					"<code>latency</code>")
			.doesNotContain("<code>orders</code>");
	}

	@Test
	void queryAsksForWhatWasMeasured() {
		kept(MetricType.GAUGE, false, 7, Points.number(0, 20, 5), Points.number(0, 30, 7));

		names("/api/metrics?query={query}", "route = /buy and value > 6.5").isEqualTo(List.of("m"));
		names("/api/metrics?query={query}", "route = /buy and value > 7").isEqualTo(List.of());
	}

	@Test
	void pageSaysHowManyMatchAndShowsTheFirst() {
		given(this.store.counts()).willReturn(new MetricCounts(250, 0, 250));
		kept(IntStream.rangeClosed(1, 250)
			.mapToObj((number) -> Points.series((number <= 210) ? "latency" : "orders", MetricType.GAUGE, false)
				.with(Map.of("number", number)))
			.toArray(SeriesId[]::new));

		assertThat(this.mvc.get().uri("/metrics/sent?query={query}", "name = latency")).hasStatusOk()
			.bodyText()
			.contains("Only the first 200 of 210 series")
			.satisfies((page) -> assertThat(page.split("<code>latency</code>")).hasSize(201));
	}

	@Test
	void partOfANameStaysALink() {
		kept(Points.series("latency", MetricType.SUM, false), Points.series("orders", MetricType.SUM, false));

		assertThat(this.mvc.get().uri("/metrics/sent?name=LAT")).hasStatusOk()
			.bodyText()
			.contains("<code>latency</code>")
			.doesNotContain("<code>orders</code>");
	}

	@Test
	void timeLimitsWhatIsShown() {
		SeriesHistory all = new SeriesHistory(Points.series("m", MetricType.MONOTONIC_SUM, false), "",
				List.of(Points.number(10, 20, 100), Points.number(10, 30, 140)), 140, 140,
				List.of(new Exemplar("5b8efff798038103d269b633813fc60c", "eee19b7ec3c1b174", 24_000_000_000L, 1.5)));
		given(this.store.courses(25_000_000_000L, 40_000_000_000L))
			.willAnswer((_) -> Stream.of(new Course(all.id(), 25_000_000_000L, () -> Optional.of(all))));

		// The rate knows the point before, and the exemplar was earlier
		assertThat(this.mvc.get().uri("/api/metrics?from=1970-01-01T00:00:25Z&until=1970-01-01T00:00:40Z")).bodyJson()
			.isLenientlyEqualTo("""
					[{"value":140.0,"rate":4.0,"points":[{"timeUnixNano":30000000000,"value":140.0,"rate":4.0}],
					"exemplars":[]}]""")
			.doesNotHavePath("$[0].points[1]");
		assertThat(this.mvc.get()
			.uri("/metrics/sent?query={query}&from=1970-01-01T00:00:25Z&until=1970-01-01T00:00:40Z", "name = m"))
			.bodyText()
			.contains("data-brush=\"/metrics/sent?query=name%20%3D%20m\"", "data-from=\"1970-01-01T00:00:30Z\"",
					"data-until=\"1970-01-01T00:00:30.001Z\"", "per second over 0 s", "At the end",
					"href=\"/traces?from=1970-01-01T00:00:25Z&amp;until=1970-01-01T00:00:40Z\"", "all times",
					"data-copy-curl=\"/api/metrics?query=name%20%3D%20m&amp;from=1970-01-01T00:00:25Z&amp;until=");
	}

	@Test
	void seriesWithoutAPointInTheTimeIsNotFound() {
		SeriesHistory old = new SeriesHistory(Points.series("m", MetricType.GAUGE, false), "",
				List.of(Points.number(0, 20, 100)), 100, 100, List.of());
		given(this.store.courses(25_000_000_000L, Long.MAX_VALUE))
			.willAnswer((_) -> Stream.of(new Course(old.id(), 25_000_000_000L, () -> Optional.of(old)),
					new Course(old.id(), 25_000_000_000L, Optional::empty)));

		names("/api/metrics?from=1970-01-01T00:00:25Z").isEqualTo(List.of());
		assertThat(this.mvc.get().uri("/api/metrics?from=yesterday")).hasStatus(400)
			.hasContentType("application/problem+json");
		assertThat(this.mvc.get().uri("/metrics/sent?from=yesterday")).hasStatus(400)
			.bodyText()
			.contains("from: expected a time such as");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			name =                      | Column 7: expected a value, found the end
			value > many                | Column 9: expected a number, found many
			service = a and { unit = s } | Column 17: expected no { }, because metrics have no trace, found {
			""")
	void badQueryIsExplained(String query, String detail) {
		assertThat(this.mvc.get().uri("/api/metrics?query={query}", query)).hasStatus(400)
			.hasContentType("application/problem+json")
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo(detail);
		assertThat(this.mvc.get().uri("/metrics/sent?query={query}", query)).hasStatus(400).bodyText().contains(detail);
	}

	private void kept(MetricType type, boolean delta, double amount, Point... points) {
		List<SeriesHistory> kept = List
			.of(new SeriesHistory(Points.series("m", type, delta), "What it is", List.of(points), amount, amount,
					List.of(new Exemplar("5b8efff798038103d269b633813fc60c", "eee19b7ec3c1b174", 7, 1.5))));
		given(this.store.courses(Long.MIN_VALUE, Long.MAX_VALUE)).willAnswer((_) -> kept.stream().map(Course::of));
	}

	private void kept(SeriesId... series) {
		given(this.store.courses(Long.MIN_VALUE, Long.MAX_VALUE))
			.willAnswer((_) -> Arrays.stream(series).map(SentMetricTests::course));
	}

	private static Course course(SeriesId id) {
		return Course.of(new SeriesHistory(id, "", List.of(Points.number(10, 20, 100)), 100, 100, List.of()));
	}

	private AbstractObjectAssert<?, Object> names(String address, Object... variables) {
		return assertThat(this.mvc.get().uri(address, variables)).hasStatusOk().bodyJson().extractingPath("$[*].name");
	}

}
