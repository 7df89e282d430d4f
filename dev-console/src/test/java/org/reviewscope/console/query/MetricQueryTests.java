package org.reviewscope.console.query;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.query.value.QueryException;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.SeriesId;

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

	private static final SeriesId LENGTH = new SeriesId("shop", Map.of(), "", "queue.length", "", MetricType.GAUGE,
			false, Map.of());

	@ParameterizedTest
	@ValueSource(strings = { "", "name = http.server.requests", "\"SERVER\"", "service = shop and unit = s",
			"type = \"monotonic sum\"", "type =~ sum", "temporality = delta", "scope =~ Orders$",
			"http.response.status_code >= 500", "http.route = /buy or absent", "attribute.name = a",
			"resource.service.version = \"1.2\"", "absent = nil", "not service = other" })
	void holds(String query) {
		assertThat(found(query)).as(query).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "name = requests", "type = gauge", "temporality = cumulative",
			"name != http.server.requests", "http.response.status_code < 500", "resource.http.route", "scope = nil" })
	void doesNotHold(String query) {
		assertThat(found(query)).as(query).isFalse();
	}

	@Test
	void gaugeHasNoTemporality() {
		assertThat(Query.metrics("temporality = nil and unit = \"\"").holds(LENGTH, new TraceScope(List::of))).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			type = counter      | 8  | gauge, sum, monotonic sum, histogram, exponential histogram or summary
			type > sum          | 6  | =, !=, =~ or !~
			not { name = a }    | 5  | no { }, because metrics have no trace
			name = a b          | 10 | the end, and or or
			""")
	void wrongQueryIsRefusedWithItsColumn(String query, int column, String expected) {
		assertThatThrownBy(() -> Query.metrics(query)).isInstanceOfSatisfying(QueryException.class,
				(ex) -> assertThat(ex.getBody().getProperties()).containsEntry("column", column)
					.containsEntry("expected", expected));
	}

	private static boolean found(String query) {
		return Query.metrics(query).holds(REQUESTS, new TraceScope(List::of));
	}

}
