package org.reviewscope.system.stack;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks a Loki as Grafana does; a query that it does not understand fails the test.
 *
 * @param url where it is
 */
record LokiApi(String url) {

	private static final Duration RANGE = Duration.ofMinutes(5);

	/**
	 * What a query finds in the last minutes: series, or streams of lines.
	 * @param expression the query
	 * @param instant whether only the newest value is shown
	 * @return the results, each with its labels
	 */
	Stream<JsonNode> ask(String expression, boolean instant) {
		String range = instant ? "query?" : "query_range?since=" + RANGE.toSeconds() + "s&";
		Answer answer = Http.get(this.url + "/loki/api/v1/" + range + "time=" + Instant.now().getEpochSecond()
				+ "&query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8));
		assertThat(answer.status()).as(expression + ": " + answer.body()).isEqualTo(200);
		return answer.json().path("data").path("result").valueStream();
	}

}
