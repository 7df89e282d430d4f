package org.reviewscope.system.cache;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.truth.received.OtlpReceiver;
import org.reviewscope.system.truth.received.ReceivedSpan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Results in a real Redis: a hit is a prediction like any other, only without a run of
 * the model; what is kept tells nothing of the reviews; and a Redis that is away costs
 * its hits only.
 */
@NeedsRedis
class RedisCacheSystemTests {

	private static final String INFERENCE = "inference-service";

	private static final String COMMANDS = "lettuce_seconds_count";

	private static RedisProcess redis;

	private static OtlpReceiver receiver;

	private static Suite suite;

	@BeforeAll
	static void start() {
		redis = new RedisProcess();
		receiver = new OtlpReceiver();
		suite = Suite.startWithoutConsole(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.url(), "REDIS_URL",
				redis.url(), "REVIEWSCOPE_INFERENCE_CACHE_TYPE", "redis", "REVIEWSCOPE_INFERENCE_CACHE_SECRET",
				"secret of these tests"));
	}

	@AfterAll
	static void stop() {
		try (RedisProcess _ = redis; OtlpReceiver _ = receiver; Suite _ = suite) {
			assertThat(suite).isNotNull();
		}
	}

	@Test
	void hitIsCountedAndRecordedUnderItsOwnId() {
		double[] before = readings();
		Answer miss = predict("A wonderful film about trains.");
		Answer hit = predict("A wonderful film about trains.");

		assertThat(hit.json().path("id").asString()).isNotEqualTo(miss.json().path("id").asString());
		List.of("sentiment", "confidence", "scores", "model")
			.forEach((field) -> assertThat(hit.json().path(field)).isEqualTo(miss.json().path(field)));
		for (Answer answer : List.of(miss, hit)) {
			assertThat(answer.json().path("recorded").asBoolean()).isTrue();
			Answer recorded = Http.get(suite.gateway("/api/v1/predictions/" + answer.json().path("id").asString()));
			assertThat(recorded.status()).isEqualTo(200);
			assertThat(recorded.json().path("confidence")).isEqualTo(answer.json().path("confidence"));
		}
		// Requests, results, latencies, hits, misses, errors, MGETs and SETs
		assertThat(difference(before)).containsExactly(2, 2, 2, 1, 1, 0, 2, 1);
	}

	@Test
	void hitHasItsCommandAndNoRunOfTheModel() {
		Answer miss = predict("The plot has more holes than a sieve.");
		Answer hit = predict("The plot has more holes than a sieve.");

		await().untilAsserted(() -> {
			assertThat(inference(miss)).extracting(ReceivedSpan::name)
				.containsExactlyInAnyOrder("POST /predictions", "predict", "mget", "tokenize", "onnx.run", "set",
						"PUT /predictions/{id}");
			assertThat(hits(miss)).isZero();
		});
		await().untilAsserted(() -> {
			assertThat(inference(hit)).extracting(ReceivedSpan::name)
				.containsExactlyInAnyOrder("POST /predictions", "predict", "mget", "PUT /predictions/{id}");
			assertThat(hits(hit)).isEqualTo(1);
			ReceivedSpan command = named(hit, "mget");
			assertThat(command.kind()).isEqualTo("CLIENT");
			assertThat(command.span().getParentSpanId()).isEqualTo(named(hit, "predict").span().getSpanId());
			assertThat(command.attributes().get("db.system.name").getStringValue()).isEqualTo("redis");
			assertThat(command.attributes().get("db.operation.name").getStringValue()).isEqualTo("MGET");
			assertThat(command.attributes().keySet()).noneMatch((name) -> name.startsWith("net."))
				.doesNotContain("db.system", "db.operation", "db.statement", "db.query.text");
		});
	}

	@Test
	void whatIsKeptTellsNothingOfTheReviewAndEnds() {
		redis.send("FLUSHALL");
		predict("My neighbour Totoro told me of it.");
		List<String> keys = redis.send("KEYS", "*");

		assertThat(keys).singleElement().asString().matches("reviewscope:result:[\\w-]{43}");
		assertThat(Integer.parseInt(redis.send("TTL", keys.getFirst()).getFirst())).isBetween(1, 3600);
		assertThat(redis.send("GET", keys.getFirst())).singleElement()
			.asString()
			.contains("\"positive\":")
			.doesNotContain("Totoro");
	}

	@Test
	void redisThatIsAwayCostsItsHitsOnly() {
		predict("Good popcorn.");
		double before = gets("error");
		redis.kill();
		try {
			for (int i = 1; i <= 20; i++) {
				Answer answer = predict("Good popcorn.");
				assertThat(answer.status()).isEqualTo(200);
				assertThat(answer.json().path("recorded").asBoolean()).isTrue();
				assertThat(gets("error") - before).isEqualTo(i);
			}
			assertThat(Http.get(suite.url(INFERENCE) + "/readyz").status()).isEqualTo(200);
			assertThat(Http.get(suite.management(INFERENCE) + "/actuator/health").status()).isEqualTo(200);
		}
		finally {
			redis.startAgain();
		}
		double hits = gets("hit");
		await().atMost(Duration.ofSeconds(30)).until(() -> {
			predict("Good popcorn.");
			return gets("hit") > hits;
		});
	}

	private static Answer predict(String review) {
		return Http.post(suite.gateway("/api/v1/predictions"), "{\"review\": \"" + review + "\"}");
	}

	private static double[] readings() {
		Scrape scrape = Scrape.of(suite, INFERENCE);
		return new double[] { scrape.sum("prediction_requests_total"), scrape.sum("prediction_results_total"),
				scrape.sum("prediction_latency_seconds_count"), scrape.sum("prediction_cache_gets_total", "\"hit\""),
				scrape.sum("prediction_cache_gets_total", "\"miss\""),
				scrape.sum("prediction_cache_gets_total", "\"error\""), scrape.sum(COMMANDS, "\"MGET\""),
				scrape.sum(COMMANDS, "\"SET\"") };
	}

	private static double[] difference(double[] before) {
		double[] now = readings();
		for (int i = 0; i < now.length; i++) {
			now[i] -= before[i];
		}
		return now;
	}

	private static double gets(String result) {
		return Scrape.of(suite, INFERENCE).sum("prediction_cache_gets_total", '"' + result + '"');
	}

	private static List<ReceivedSpan> inference(Answer answer) {
		return receiver.spans(answer.header("X-Trace-Id"))
			.stream()
			.filter((span) -> span.service().equals(INFERENCE))
			.toList();
	}

	private static ReceivedSpan named(Answer answer, String name) {
		return inference(answer).stream().filter((span) -> span.name().equals(name)).findFirst().orElseThrow();
	}

	private static long hits(Answer answer) {
		return named(answer, "predict").attributes().get("app.cache.hits").getIntValue();
	}

}
