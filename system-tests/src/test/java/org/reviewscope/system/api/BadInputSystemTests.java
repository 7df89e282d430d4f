package org.reviewscope.system.api;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import org.reviewscope.system.harness.Trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

/**
 * What a client may get wrong is answered with a problem detail and counted; nothing it
 * sends makes a 500.
 */
@ExtendWith(SuiteExtension.class)
class BadInputSystemTests {

	private static final String PREDICTIONS = "/api/v1/predictions";

	static Stream<Arguments> badPosts() {
		return Stream.of(argumentSet("no JSON", PREDICTIONS, "this is no JSON", 400),
				argumentSet("cut off", PREDICTIONS, "{\"review\": \"good", 400),
				argumentSet("empty body", PREDICTIONS, "", 400), argumentSet("no review", PREDICTIONS, "{}", 400),
				argumentSet("null review", PREDICTIONS, "{\"review\": null}", 400),
				argumentSet("blank review", PREDICTIONS, "{\"review\": \" \\t\\n\"}", 400),
				argumentSet("invisible review", PREDICTIONS, review("\\u0000\\u200b\\u2060\\ufeff\\u00a0"), 400),
				argumentSet("too long review", PREDICTIONS, review("x".repeat(5_001)), 400),
				argumentSet("wrong type", PREDICTIONS, "{\"review\": {\"text\": \"good\"}}", 400),
				argumentSet("too large body", PREDICTIONS, review("x".repeat(70_000)), 413),
				argumentSet("course's call, blank", "/predict", "{\"review\": \"\"}", 400),
				argumentSet("course's call, no JSON", "/predict", "review=good", 400),
				argumentSet("empty batch", PREDICTIONS + "/batch", "{\"reviews\": []}", 400),
				argumentSet("too large batch", PREDICTIONS + "/batch",
						"{\"reviews\": [" + String.join(",", Collections.nCopies(65, "\"good\"")) + "]}", 400),
				argumentSet("one bad review in a batch", PREDICTIONS + "/batch", "{\"reviews\": [\"good\", \" \"]}",
						400),
				argumentSet("feedback on an unknown id", PREDICTIONS + "/" + UUID.randomUUID() + "/feedback",
						"{\"sentiment\": \"negative\"}", 404),
				argumentSet("feedback that is no sentiment", PREDICTIONS + "/" + UUID.randomUUID() + "/feedback",
						"{\"sentiment\": \"angry\"}", 400),
				argumentSet("unknown path", "/api/v1/nothing", "{}", 404));
	}

	@ParameterizedTest
	@MethodSource("badPosts")
	void isAnsweredWithAProblemDetailAndCounted(String path, String body, int status, Suite suite) {
		double before = counted(suite, status);

		Answer answer = Http.post(suite.gateway(path), body);

		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		assertThat(answer.header("content-type")).startsWith("application/problem+json");
		assertThat(answer.json().path("status").asInt()).isEqualTo(status);
		assertThat(answer.json().path("detail").asString("")).isNotBlank();
		assertThat(answer.json().path("traceId").asString("")).isEqualTo(answer.header("X-Trace-Id"))
			.matches("[0-9a-f]{32}");
		assertThat(answer.body()).doesNotContain("Exception", "org.reviewscope", "localhost");
		assertThat(counted(suite, status)).isEqualTo(before + 1);
	}

	@Test
	void wrongMethodMediaTypeAndIdAreTheClientsFaults(Suite suite) {
		assertThat(Http.get(suite.gateway("/predict")).status()).isEqualTo(405);
		assertThat(Http.get(suite.gateway(PREDICTIONS + "/not-a-uuid")).status()).isEqualTo(400);
		assertThat(Http.get(suite.gateway(PREDICTIONS + "/1-2-3-4-5")).status()).isEqualTo(400);
		assertThat(Http.get(suite.gateway(PREDICTIONS + "/" + UUID.randomUUID())).status()).isEqualTo(404);
		assertThat(Http
			.send(Http.request(suite.gateway(PREDICTIONS), "content-type", "text/plain")
				.POST(BodyPublishers.ofString("good")))
			.status()).isEqualTo(415);
	}

	@Test
	void reviewsThatAreRefusedAreCountedByReason(Suite suite) {
		double blank = Scrape.of(suite, "inference-service").sum("prediction_error_total", "");
		Http.post(suite.gateway(PREDICTIONS), "{\"review\": \"  \"}");
		Http.post(suite.gateway(PREDICTIONS), review("y".repeat(5_001)));
		assertThat(Scrape.of(suite, "inference-service").sum("prediction_error_total", "")).isEqualTo(blank + 2);
	}

	@Test
	void refusedInputIsNoFailedSpan(Suite suite) {
		Answer answer = Http.post(suite.gateway(PREDICTIONS), "{\"review\": \" \"}");
		Trace trace = Trace.await(suite, answer.header("X-Trace-Id"),
				(candidate) -> candidate.services().contains("inference-service") && candidate
					.hasSpan((span) -> span.service().equals("gateway-service") && span.kind().equals("SERVER")));
		assertThat(trace.hasSpan((span) -> span.kind().equals("CLIENT"))).isTrue();
		assertThat(trace.spans().map(Trace.Span::status)).containsOnly("UNSET");
	}

	private static double counted(Suite suite, int status) {
		return Scrape.of(suite, "gateway-service")
			.sum("http_server_requests_seconds_count", "status=\"" + status + "\"");
	}

	private static String review(String text) {
		return "{\"review\": \"" + text + "\"}";
	}

}
