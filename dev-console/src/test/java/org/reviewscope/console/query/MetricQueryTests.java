package org.reviewscope.console.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.query.value.QueryException;
import org.reviewscope.console.store.metric.Course;
import org.reviewscope.console.store.metric.SeriesHistory;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.Point;
import org.reviewscope.console.telemetry.metric.Points;
import org.reviewscope.console.telemetry.metric.SeriesId;
import org.reviewscope.console.telemetry.metric.SummaryPoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Queries about the series of metrics.
 */
class MetricQueryTests {

	private static final SeriesId REQUESTS = new SeriesId("shop",
			Map.of("service.name", "shop", "service.version", "1.2"), "shop.Orders", "http.server.requests", "s",
			MetricType.MONOTONIC_SUM, true,
			Map.of("http.route", "/buy", "http.response.status_code", 503L, "name", "a"));

	private static final Course LENGTH = course(
			new SeriesId("shop", Map.of(), "", "queue.length", "", MetricType.GAUGE, false, Map.of()),
			Points.number(0, 30, 7));

	/** Four measurements until 1, then two more between 1 and 2. */
	private static final Course LATENCY = course(Points.series("latency", MetricType.HISTOGRAM, false),
			Points.histogram(10, 20, new double[] { 1, 2 }, 4, 0, 0),
			Points.histogram(10, 30, new double[] { 1, 2 }, 4, 2, 0));

	@ParameterizedTest
	@ValueSource(strings = { "", "name = http.server.requests", "\"SERVER\"", "service = shop and unit = s",
			"type = \"monotonic sum\"", "type =~ sum", "temporality = delta", "scope =~ Orders$",
			"http.response.status_code >= 500", "http.route = /buy or absent", "attribute.name = a",
			"resource.service.version = \"1.2\"", "absent = nil", "not service = other", "value = 30 and rate = 3",
			"value > 29.5 and value <= 30", "count = nil and sum = nil and mean = nil and p95 = nil" })
	void holds(String query) {
		assertThat(found(query)).as(query).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "name = requests", "type = gauge", "temporality = cumulative",
			"name != http.server.requests", "http.response.status_code < 500", "resource.http.route", "scope = nil",
			"value = 31", "value != 30", "count", "p95 > 0", "value = nil" })
	void doesNotHold(String query) {
		assertThat(found(query)).as(query).isFalse();
	}

	@Test
	void gaugeHasNoTemporality() {
		assertThat(found("temporality = nil and unit = \"\" and rate = nil and value = 7", LENGTH)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "count = 6", "sum = 300", "mean = 50", "p50 = 0.75", "p95 > 1.7 and p95 < 1.9", "p99 < 2",
			"rate = 0.3", "value = nil", "name = latency and p95 > 0.5 and route = /buy" })
	void histogramIsFoundByItsMeasurements(String query) {
		assertThat(found(query, LATENCY)).as(query).isTrue();
	}

	@Test
	void summaryHasTheQuantilesThatItsSenderSent() {
		Course summary = course(Points.series("m", MetricType.SUMMARY, false),
				new SummaryPoint(1, 2, 7, 14, new double[] { 0.5, 0.9 }, new double[] { 3, 4 }));

		assertThat(found("p50 = 3 and count = 7 and mean = 2 and p95 = nil", summary)).isTrue();
	}

	@Test
	void whatIsNoNumberOrIsNotKeptAnyMoreHasNoValue() {
		SeriesId gauge = Points.series("m", MetricType.GAUGE, false);

		assertThat(found("value = nil and not value > 0", course(gauge, Points.number(0, 20, Double.NaN)))).isTrue();
		assertThat(found("value = nil and name = m", new Course(gauge, 0, Optional::empty))).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			type = counter      | 8  | gauge, sum, monotonic sum, histogram, exponential histogram or summary
			type > sum          | 6  | =, !=, =~ or !~
			not { name = a }    | 5  | no { }, because metrics have no trace
			name = a b          | 10 | the end, and or or
			value > high        | 9  | a number
			value > 5ms         | 9  | a number
			p95 = "1"           | 7  | a number
			rate =~ 5           | 6  | =, !=, >, >=, < or <=
			""")
	void wrongQueryIsRefusedWithItsColumn(String query, int column, String expected) {
		assertThatThrownBy(() -> Query.metrics(query)).isInstanceOfSatisfying(QueryException.class,
				(ex) -> assertThat(ex.getBody().getProperties()).containsEntry("column", column)
					.containsEntry("expected", expected));
	}

	private static boolean found(String query) {
		return found(query, course(REQUESTS, Points.number(10, 20, 30)));
	}

	private static boolean found(String query, Course course) {
		return Query.metrics(query).holds(course, new TraceScope(List::of));
	}

	private static Course course(SeriesId id, Point... points) {
		Point last = points[points.length - 1];
		return Course.of(new SeriesHistory(id, "", List.of(points), last.amount(), last.sum(), List.of()));
	}

}
