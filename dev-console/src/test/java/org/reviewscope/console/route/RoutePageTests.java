package org.reviewscope.console.route;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.store.TelemetryFixtures;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.telemetry.SpanStatus;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;

/**
 * The routes on their page and as JSON.
 */
@WebMvcTest(controllers = { RouteController.class, RouteApiController.class },
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"))
class RoutePageTests {

	private static final String LINK = "query=kind%20%3D%20server%20and%20service%20%3D%20gateway%20and%20"
			+ "http.request.method%20%3D%20POST%20and%20http.route%20%3D%20/predict";

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private TelemetryStore store;

	@Test
	void pageShowsFiguresChartsAndTheSlowestRequests() {
		given(this.store.traces()).willReturn(List.of(Requests.predict(1, 0.2, 10), Requests.predict(2, 0.4, 100),
				Requests.request(3, "gateway", Requests.PREDICT, 2.5, 1000, SpanStatus.ERROR)));

		assertThat(this.mvc.get().uri("/routes")).hasStatusOk()
			.bodyText()
			.contains("POST /predict", "1.00 s", " d=\"M16.67 100.00L16.67 100.00M83.33 0.00L83.33 0.00\"",
					" d=\"M16.67 50.00L16.67 50.00M83.33 0.00L83.33 0.00\"",
					" d=\"M16.67 0.00L16.67 0.00L50.00 100.00L83.33 50.00\"",
					" d=\"M16.67 100.00L16.67 100.00L50.00 100.00L83.33 50.00\"", "cx=\"16.667%\" cy=\"50.000%\"",
					"class=\"failed\" cx=\"83.333%\" cy=\"0.000%\"", "/traces/" + TelemetryFixtures.traceId(2),
					"/traces/" + TelemetryFixtures.traceId(3), "2 (2/s)")
			.contains("href=\"/routes?" + LINK)
			.contains("href=\"/traces?" + LINK + "&amp;from=2026-01-31T12:00:00Z&amp;until=2026-01-31T12:00:03Z\"")
			.contains("href=\"/traces?" + LINK + "&amp;from=2026-01-31T12:00:02Z&amp;until=2026-01-31T12:00:03Z\"");
	}

	@Test
	void jsonHasTheAgreedForm() {
		given(this.store.traces())
			.willReturn(List.of(Requests.predict(1, 0, 10), Requests.predict(2, 1, 20), Requests.predict(3, 9, 30)));

		assertThat(this.mvc.get()
			.uri("/api/routes?query={query}&from=2026-01-31T12:00:00Z&until=2026-01-31T12:00:02Z", "duration < 1s"))
			.hasStatusOk()
			.bodyJson()
			.isStrictlyEqualTo(
					"""
							{"range":{"from":1769860800000000000,"until":1769860802000000000},"intervalSeconds":1,"leftOut":0,"outOfRange":0,
							"routes":[{"service":"gateway","route":"POST /predict",
							"query":"kind = server and service = gateway and http.request.method = POST and \
							http.route = /predict and (duration < 1s)",
							"total":{"requests":2,"failed":0,"p50Nanos":10000000,"p90Nanos":20000000,"p99Nanos":20000000,
							"slowestNanos":20000000,"slowestTraceId":"00000000000000000000000000000002","slowestFailed":false},
							"intervals":[
							{"from":1769860800000000000,"until":1769860801000000000,"perSecond":1.0,"failedPerSecond":0.0,
							"figures":{"requests":1,"failed":0,"p50Nanos":10000000,"p90Nanos":10000000,"p99Nanos":10000000,
							"slowestNanos":10000000,"slowestTraceId":"00000000000000000000000000000001","slowestFailed":false}},
							{"from":1769860801000000000,"until":1769860802000000000,"perSecond":1.0,"failedPerSecond":0.0,
							"figures":{"requests":1,"failed":0,"p50Nanos":20000000,"p90Nanos":20000000,"p99Nanos":20000000,
							"slowestNanos":20000000,"slowestTraceId":"00000000000000000000000000000002","slowestFailed":false}}]}]}""");
	}

	@Test
	void hostileNamesStayText() {
		String hostile = "</span><script>alert('x')</script>\"' onload=\"y";
		given(this.store.traces()).willReturn(List.of(Requests.request(1, hostile,
				Map.of("http.request.method", hostile, "http.route", hostile), 0, 1, SpanStatus.ERROR)));

		assertThat(this.mvc.get().uri("/routes")).hasStatusOk()
			.bodyText()
			.contains("&lt;script&gt;")
			.doesNotContain("<script>alert")
			.doesNotContain("\" onload");
	}

	@Test
	void routeWhoseQueryIsTooLongHasNoLink() {
		given(this.store.traces()).willReturn(List
			.of(Requests.request(1, "gateway", Map.of("http.route", "/" + "x".repeat(990)), 0, 1, SpanStatus.UNSET)));

		assertThat(this.mvc.get().uri("/routes")).hasStatusOk()
			.bodyText()
			.contains("<td><a>/xxx", "<h2><a>/xxx", "<td class=\"time\"><a>");
	}

	@Test
	void requestsAreCountedAlsoWhenTheyAreFew() {
		given(this.store.traces()).willReturn(List.of(Requests.predict(1, 0, 10), Requests.predict(2, 40_000, 10)));

		assertThat(this.mvc.get().uri("/routes")).hasStatusOk()
			.bodyText()
			.contains("1 (0.000556/s)", ">0.0005/s</text>", ">0.001/s</text>");
	}

	@Test
	void timesOfSeveralDaysHaveTheDay() {
		given(this.store.traces()).willReturn(List.of(Requests.predict(1, 0, 10), Requests.predict(2, 86_000, 10),
				Requests.request(3, "gateway", Requests.PREDICT, -200_000, 10, SpanStatus.UNSET)));

		assertThat(this.mvc.get().uri("/routes")).hasStatusOk()
			.bodyText()
			.containsPattern("<figcaption class=\"quiet\"><span>2026-01-31 \\d\\d:00:00.000</span>")
			.containsPattern("slowest from 2026-0\\d-\\d\\d ")
			.contains("1 requests are in the table, but not in the charts");
	}

	@Test
	void onlyTheBusiestRoutesHaveCharts() {
		given(this.store.traces()).willReturn(IntStream.rangeClosed(1, 60)
			.mapToObj((number) -> Requests.request(number, "gateway", Map.of("http.route", "/" + number), 0, 1,
					SpanStatus.UNSET))
			.toList());

		assertThat(this.mvc.get().uri("/routes")).hasStatusOk().bodyText().satisfies((page) -> {
			assertThat(page.split("class=\"route\"")).hasSize(9);
			assertThat(page).contains("10 requests of routes with fewer are not shown",
					"Charts of the 8 routes with the most requests");
		});
	}

	@Test
	void badQueryIsExplained() {
		given(this.store.traces()).willReturn(List.of());

		assertThat(this.mvc.get().uri("/routes?query={query}", "service = ")).hasStatus(400)
			.bodyText()
			.contains("Column 11: expected a value, found the end", "data-column=\"11\"");
		assertThat(this.mvc.get().uri("/api/routes?query={query}", "service = ")).hasStatus(400)
			.hasContentType("application/problem+json");
		assertThat(this.mvc.get().uri("/api/routes?limit=0")).hasStatus(400);
		assertThat(this.mvc.get().uri("/routes?from=yesterday")).hasStatus(400);
	}

	@Test
	void emptyPageSaysWhatToDo() {
		given(this.store.traces()).willReturn(List.of());

		assertThat(this.mvc.get().uri("/routes")).hasStatusOk().bodyText().contains("Nothing has arrived yet");
		assertThat(this.mvc.get().uri("/routes?from=5m")).hasStatusOk()
			.bodyText()
			.contains("No kept request matches", "Look at all times");
	}

}
