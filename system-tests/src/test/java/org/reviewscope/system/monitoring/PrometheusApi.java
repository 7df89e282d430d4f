package org.reviewscope.system.monitoring;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reviewscope.system.harness.Http;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks a Prometheus as Grafana does; a query that it does not understand fails the test.
 *
 * @param url where it is
 */
public record PrometheusApi(String url) {

	private static final int RANGE_SECONDS = 300;

	public long seriesOf(String expression) {
		return ask("query", expression).valueStream().count();
	}

	/**
	 * What a query answers now for one of its series.
	 * @param expression the query
	 * @param labels labels of the series
	 * @return its value, 0 if there is no such series
	 */
	public double value(String expression, Map<String, String> labels) {
		return ask("query", expression).valueStream()
			.filter((series) -> labels.entrySet()
				.stream()
				.allMatch((label) -> series.path("metric").path(label.getKey()).asString("").equals(label.getValue())))
			.mapToDouble((series) -> Double.parseDouble(series.path("value").path(1).asString()))
			.sum();
	}

	/**
	 * Whether a panel would show anything: Grafana draws a series of only NaN as no data.
	 * @param expression the query
	 * @param instant whether the newest value is shown, or a range of them
	 * @return whether there is a number
	 */
	public boolean hasData(String expression, boolean instant) {
		return ask(instant ? "query" : "query_range", expression).valueStream()
			.flatMap(PrometheusApi::samples)
			.anyMatch((sample) -> !sample.path(1).asString("NaN").equals("NaN"));
	}

	public boolean hasExemplars(String expression) {
		return exemplars(expression).anyMatch((traceId) -> traceId.matches("[0-9a-f]{32}"));
	}

	public Stream<String> exemplars(String expression) {
		return ask("query_exemplars", expression).valueStream()
			.flatMap((series) -> series.path("exemplars").valueStream())
			.map((exemplar) -> exemplar.path("labels").path("trace_id").asString(""));
	}

	/**
	 * What a query answers now.
	 * @param expression the query
	 * @return the value of each series, by its labels
	 */
	Map<Map<String, String>, Double> values(String expression) {
		return ask("query", expression).valueStream()
			.collect(Collectors.toMap((series) -> labels(series.path("metric")),
					(series) -> OpenMetrics.number(series.path("value").path(1).asString())));
	}

	/**
	 * When a series was scraped, in the last minute.
	 * @param selector of one series
	 * @return times, in seconds
	 */
	List<Double> times(String selector) {
		return ask("query", selector + "[1m]").path(0)
			.path("values")
			.valueStream()
			.map((sample) -> sample.path(0).asDouble())
			.toList();
	}

	Set<OpenMetrics.Exemplar> exemplarsOf(String selector) {
		return ask("query_exemplars", selector).valueStream()
			.flatMap((series) -> series.path("exemplars")
				.valueStream()
				.map((exemplar) -> new OpenMetrics.Exemplar(labels(series.path("seriesLabels")),
						labels(exemplar.path("labels")), OpenMetrics.number(exemplar.path("value").asString()),
						exemplar.path("timestamp").asDouble())))
			.collect(Collectors.toSet());
	}

	private static Map<String, String> labels(JsonNode json) {
		return json.properties()
			.stream()
			.collect(Collectors.toMap(Map.Entry::getKey, (label) -> label.getValue().asString()));
	}

	private static Stream<JsonNode> samples(JsonNode series) {
		return series.has("values") ? series.path("values").valueStream() : Stream.of(series.path("value"));
	}

	private JsonNode ask(String endpoint, String expression) {
		long now = Instant.now().getEpochSecond();
		String range = endpoint.equals("query") ? "" : "&start=%d&end=%d&step=5".formatted(now - RANGE_SECONDS, now);
		JsonNode answer = Http
			.get(this.url + "/api/v1/" + endpoint + "?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)
					+ range)
			.json();
		assertThat(answer.path("status").asString("")).as(expression + ": " + answer.path("error").asString(""))
			.isEqualTo("success");
		JsonNode data = answer.path("data");
		return data.isArray() ? data : data.path("result");
	}

}
