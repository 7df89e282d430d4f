package org.reviewscope.system.stack;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Stream;

import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks a Tempo as Grafana does; a query that it does not understand fails the test.
 *
 * @param url where it is
 */
record TempoApi(String url) {

	private static final int RANGE_SECONDS = 1800;

	Stream<JsonNode> search(String traceQl) {
		long now = Instant.now().getEpochSecond();
		Answer answer = Http.get(this.url + "/api/search?start=%d&end=%d&q=".formatted(now - RANGE_SECONDS, now)
				+ URLEncoder.encode(traceQl, StandardCharsets.UTF_8));
		assertThat(answer.status()).as(traceQl + ": " + answer.body()).isEqualTo(200);
		return answer.json().path("traces").valueStream();
	}

	boolean has(String traceId) {
		// The second version of this answers 200 to any id, with no spans
		return Http.get(this.url + "/api/traces/" + traceId).status() == 200;
	}

}
