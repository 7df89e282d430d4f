package org.reviewscope.console.completion;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.store.TelemetryFixtures;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.metric.MetricStore;
import org.reviewscope.console.store.metric.SeriesHistory;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.Points;
import org.reviewscope.console.telemetry.metric.SeriesId;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;

/**
 * Names and values that were seen complete a query.
 */
@WebMvcTest(controllers = CompletionController.class,
		excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.access\\..*"))
class CompletionTests {

	@Autowired
	private MockMvcTester mvc;

	@MockitoBean
	private TelemetryStore store;

	@MockitoBean
	private MetricStore metrics;

	@BeforeEach
	void seen() {
		given(this.store.traces()).willReturn(List.of(
				List.of(TelemetryFixtures.span(1, 1,
						Map.of("http.route", "/a", "two words", 1L, "name", "x", "span.kind", "y")),
						TelemetryFixtures.span(1, 2, Map.of("http.route", "/b c"))),
				List.of(TelemetryFixtures.span(2, 1, Map.of("http.route", "/b c")))));
		given(this.store.lines()).willReturn(List.of(TelemetryFixtures.line(1, 1, "done")));
	}

	@Test
	void namesComeWithHowOftenTheyWereSeen() {
		assertThat(spans("service = shop and (ro")).bodyJson().isLenientlyEqualTo("""
				{"start":20,"end":22,"suggestions":[{"text":"rootName","kind":"name"},
				{"text":"rootService","kind":"name"},{"text":"http.route","kind":"name","count":3}]}""");
		assertThat(spans("")).bodyJson()
			.extractingPath("$.suggestions[*].text")
			.asArray()
			.contains("duration", "http.route", "attribute.\"two words\"", "attribute.name", "attribute.span.kind",
					"resource.service.name", "not", "(", "{");
	}

	@Test
	void valuesAreWrittenAsAQueryHasThem() {
		assertThat(spans("http.route = ")).bodyJson().isStrictlyEqualTo("""
				{"start":13,"end":13,"suggestions":[{"text":"\\"/b c\\"","kind":"value","count":2},
				{"text":"/a","kind":"value","count":1}]}""");
		assertThat(spans("http.route = \"/A")).bodyJson().isStrictlyEqualTo("""
				{"start":13,"end":16,"suggestions":[{"text":"\\"/a\\"","kind":"value","count":1}]}""");
		assertThat(spans("rootName =~ ")).bodyJson().isLenientlyEqualTo("""
				{"suggestions":[{"text":"\\"work 1\\"","count":3}]}""");
	}

	@Test
	void wordsOfANameAreKnownWithoutBeingSeen() {
		assertThat(spans("status = ")).bodyJson()
			.extractingPath("$.suggestions[*].text")
			.asArray()
			.containsExactlyInAnyOrder("error", "ok", "unset");
		assertThat(this.mvc.get().uri("/api/logs/completions?query={query}", "severity >= w")).bodyJson()
			.isStrictlyEqualTo("""
					{"start":12,"end":13,"suggestions":[{"text":"warn","kind":"value","count":null}]}""");
	}

	@Test
	void durationsAreRoundedToOnesThatAQueryTakes() {
		assertThat(spans("duration > ")).bodyJson().isStrictlyEqualTo("""
				{"start":11,"end":11,"suggestions":[{"text":"5ms","kind":"value","count":3}]}""");
	}

	@Test
	void metricsAreCompletedByTheirSeries() {
		SeriesId series = Points.series("orders", MetricType.MONOTONIC_SUM, true);
		given(this.metrics.find(any(), anyInt())).willReturn(
				List.of(new SeriesHistory(series, "", List.of(Points.number(1, 2, 3)), 12_000_000.5, 3, List.of())));

		assertThat(metrics("")).bodyJson()
			.extractingPath("$.suggestions[*].text")
			.asArray()
			.containsExactly("count", "mean", "name", "p50", "p95", "p99", "rate", "scope", "service", "sum",
					"temporality", "type", "unit", "value", "resource.service.name", "route", "(", "not");
		assertThat(metrics("name = o")).bodyJson().isLenientlyEqualTo("""
				{"start":7,"end":8,"suggestions":[{"text":"orders","kind":"value","count":1}]}""");
		assertThat(metrics("route = ")).bodyJson().isLenientlyEqualTo("""
				{"suggestions":[{"text":"/buy","kind":"value","count":1}]}""");
		assertThat(metrics("value > ")).bodyJson().isLenientlyEqualTo("""
				{"start":8,"end":8,"suggestions":[{"text":"12000000.5","kind":"value","count":1}]}""");
		assertThat(metrics("type = mono")).bodyJson().isLenientlyEqualTo("""
				{"suggestions":[{"text":"\\"monotonic sum\\"","kind":"value"}]}""");
	}

	private MvcTestResult metrics(String query) {
		return this.mvc.get().uri("/api/metrics/completions?query={query}", query).exchange();
	}

	@Test
	void placeMayBeInTheMiddle() {
		assertThat(this.mvc.get().uri("/api/spans/completions?query={query}&at=3", "htt = 1")).bodyJson()
			.isStrictlyEqualTo("""
					{"start":0,"end":3,"suggestions":[{"text":"http.route","kind":"name","count":3}]}""");
		assertThat(this.mvc.get().uri("/api/spans/completions?query=a&at=-5")).hasStatusOk();
		assertThat(this.mvc.get().uri("/api/spans/completions?query=a&at=500")).hasStatusOk();
	}

	@Test
	void mistakesAreNotCompleted() {
		assertThat(spans("a b c ")).bodyJson().isStrictlyEqualTo("{\"start\":6,\"end\":6,\"suggestions\":[]}");
		assertThat(spans("a".repeat(1001))).hasStatus(400);
	}

	private MvcTestResult spans(String query) {
		return this.mvc.get().uri("/api/spans/completions?query={query}", query).exchange();
	}

}
