package org.reviewscope.system.api;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import org.reviewscope.system.harness.Trace;
import org.reviewscope.system.harness.Trace.Span;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * While a service is away, answers say less, but nothing that was accepted is lost.
 */
@Isolated
@ExtendWith(SuiteExtension.class)
class OutageSystemTests {

	private static final String PREDICTIONS = "/api/v1/predictions";

	private static final String STORE = "model-store-service";

	private static final String INFERENCE = "inference-service";

	@Test
	void recordsWaitWhileTheStoreIsAwayAndAreWrittenLater(Suite suite) {
		suite.process(STORE).stop();
		JsonNode answer;
		try {
			answer = notRecorded(suite);
			assertThat(Scrape.of(suite, INFERENCE).sum("prediction_records_total", "outcome=\"queued\"")).isPositive();
			assertThat(Http.get(suite.gateway("/api/v1/models")).status()).isEqualTo(503);
		}
		finally {
			suite.process(STORE).startAgain();
		}

		awaitRecord(suite, answer);
		assertThat(linkTo(suite, answer.path("traceId").asString())).isNotNull();
	}

	@Test
	void recordsThatWaitSurviveAKillOfInference(Suite suite) {
		suite.process(STORE).stop();
		List<JsonNode> answers;
		try {
			answers = Stream.generate(() -> notRecorded(suite)).limit(5).toList();
			suite.process(INFERENCE).kill();
		}
		finally {
			suite.process(STORE).startAgain();
			suite.process(INFERENCE).startAgain();
		}

		answers.forEach((answer) -> awaitRecord(suite, answer));
		assertThat(linkTo(suite, answers.getFirst().path("traceId").asString())).isNotNull();
		Scrape scrape = Scrape.of(suite, INFERENCE);
		assertThat(scrape.sum("prediction_records_total", "outcome=\"queued\"")).isEqualTo(5);
		assertThat(scrape.sum("prediction_records_total", "outcome=\"dropped\"")).isZero();
	}

	@Test
	void predictionsFailPlainlyWhileInferenceIsAwayAndComeBack(Suite suite) {
		suite.process(INFERENCE).stop();
		try {
			Answer answer = Http.post(suite.gateway(PREDICTIONS), "{\"review\": \"Solid and quiet.\"}");
			assertThat(answer.status()).isEqualTo(503);
			assertThat(answer.header("Retry-After")).isNotEmpty();
			assertThat(answer.header("content-type")).startsWith("application/problem+json");
			Trace trace = Trace.await(suite, answer.header("X-Trace-Id"),
					(candidate) -> candidate.hasSpan((span) -> span.kind().equals("SERVER")));
			assertThat(trace.span("gateway-service", "SERVER").status()).isEqualTo("ERROR");
		}
		finally {
			suite.process(INFERENCE).startAgain();
		}
		Awaitility.await("the gateway tries inference again")
			.atMost(Duration.ofMinutes(1))
			.until(() -> Http.post(suite.gateway(PREDICTIONS), "{\"review\": \"Solid and quiet.\"}").status() == 200);
	}

	private static JsonNode notRecorded(Suite suite) {
		Answer response = Http.post(suite.gateway(PREDICTIONS), "{\"review\": \"Solid and quiet.\"}");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.json().path("recorded").asBoolean()).isFalse();
		return response.json();
	}

	private static void awaitRecord(Suite suite, JsonNode answer) {
		Awaitility.await("the queued record is in the store")
			.atMost(Duration.ofMinutes(1))
			.until(() -> Http.get(suite.gateway(PREDICTIONS + "/" + answer.path("id").asString())).status() == 200);
	}

	private static Span linkTo(Suite suite, String traceId) {
		return Awaitility.await("a span linked to trace " + traceId)
			.atMost(Duration.ofSeconds(30))
			.until(() -> linkedSpan(suite, traceId), (span) -> span != null);
	}

	private static Span linkedSpan(Suite suite, String traceId) {
		return Http.get(suite.console("/api/traces?limit=200"))
			.json()
			.valueStream()
			.map((summary) -> new Trace(
					Http.get(suite.console("/api/traces/" + summary.path("traceId").asString())).json()))
			.flatMap(Trace::spans)
			.filter((span) -> span.json().path("links").toString().contains(traceId))
			.findFirst()
			.orElse(null);
	}

}
