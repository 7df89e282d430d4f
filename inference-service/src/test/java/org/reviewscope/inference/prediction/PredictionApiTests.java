package org.reviewscope.inference.prediction;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.inference.testing.FakeStore;
import org.reviewscope.inference.testing.TinyArtifact;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The calls of the API, from the client's JSON to the record in the store and back.
 */
@SpringBootTest(properties = { "management.server.port=-1", "reviewscope.inference.model.poll-interval=50ms",
		"spring.http.serviceclient.model-store.read-timeout=5s" })
@AutoConfigureMockMvc
class PredictionApiTests {

	private static final String ID = "11111111-1111-1111-1111-111111111111";

	private static final FakeStore store = FakeStore.start().activates(TinyArtifact.threeClasses("1.0.0"));

	@TempDir
	private static Path directory;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private MeterRegistry meters;

	@DynamicPropertySource
	static void properties(DynamicPropertyRegistry registry) {
		registry.add("spring.http.serviceclient.model-store.base-url", store::url);
		registry.add("reviewscope.inference.model.directory", directory::toString);
	}

	@AfterAll
	static void stopStore() {
		store.close();
	}

	@BeforeEach
	void waitForModel() {
		store.accepts().writes().clear();
		await().untilAsserted(() -> assertThat(this.mvc.get().uri("/readyz")).hasStatusOk());
	}

	@Test
	void predictionIsAnsweredAndRecorded() {
		assertThat(post("/predictions", prediction(ID, "The app is great"))).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{"id": "%s", "sentiment": "positive", "model": {"name": "tiny", "version": "1.0.0"}, "tokens": 6,
					"truncated": false, "recorded": true}
					""".formatted(ID));
		assertThat(store.writes()).singleElement()
			.satisfies((write) -> assertThat(write.path()).isEqualTo("/predictions/" + ID))
			.satisfies((write) -> assertThat(write.body()).contains("\"reviewLength\":16", "\"tokens\":6")
				.doesNotContain("great"));
	}

	@Test
	void batchIsAnsweredInOrderAndRecordedAtOnce() {
		assertThat(post("/predictions/batch", batch("great", "the app is okay, okay, okay", "awful", "x".repeat(99))))
			.hasStatusOk()
			.bodyJson()
			.hasPathSatisfying("$.predictions[*].sentiment",
					(path) -> assertThat(path).asArray().startsWith("positive", "neutral", "negative"))
			.hasPathSatisfying("$.predictions[*].id",
					(path) -> assertThat(path).asArray().containsExactly(id(0), id(1), id(2), id(3)))
			.hasPathSatisfying("$.predictions[*].truncated",
					(path) -> assertThat(path).asArray().containsExactly(false, false, false, true));
		assertThat(store.writes()).singleElement()
			.satisfies((write) -> assertThat(write.path()).isEqualTo("/predictions"))
			.satisfies((write) -> assertThat(write.body()).startsWith("{\"predictions\":[{\"id\":\"" + id(0)));
	}

	@Test
	void refusedRecordIsToldAndCounted() {
		store.answersWrites(409);
		assertThat(post("/predictions", prediction(ID, "great"))).hasStatusOk()
			.bodyJson()
			.extractingPath("$.recorded")
			.isEqualTo(false);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"id":"11111111-1111-1111-1111-111111111111","review":"  "} | blank
			{"id":"11111111-1111-1111-1111-111111111111","review":"\\u0000\\u200b\\ufeff\\u00a0"} | blank
			{"id":"11111111-1111-1111-1111-111111111111"} | blank
			{"id":"11111111-1111-1111-1111-111111111111","review":null} | blank
			{"review":"good"} | missing_id
			{"id":"","review":"good"} | missing_id
			{"id":"no-uuid","review":"good"} | malformed
			{"id":"11111111-1111-1111-1111-111111111111","review":42} | malformed
			{"id":"11111111-1111-1111-1111-111111111111","review":true} | malformed
			{"id":"11111111-1111-1111-1111-111111111111","review":["good"]} | malformed
			{"id":"11111111-1111-1111-1111-111111111111","review":{"a":1}} | malformed
			["good"] | malformed
			"good" | malformed
			{ | malformed
			null | malformed
			`` | malformed
			""")
	void badRequestIsRefusedAndCounted(String body, String reason) {
		double before = errors(reason);
		assertThat(post("/predictions", body)).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.hasPath("$.title")
			.hasPath("$.detail")
			.hasPath("$.traceId");
		assertThat(errors(reason)).isEqualTo(before + 1);
		assertThat(store.writes()).isEmpty();
	}

	@Test
	void tooLongReviewIsRefusedAndCounted() {
		double before = errors("too_long");
		assertThat(post("/predictions", prediction(ID, "x".repeat(5000)))).hasStatusOk();
		assertThat(post("/predictions", prediction(ID, "x".repeat(5001)))).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("5001 characters", "at most 5000");
		assertThat(errors("too_long")).isEqualTo(before + 1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"predictions\":[]}", "{\"predictions\":null}", "{\"predictions\":[null]}" })
	void emptyBatchIsRefused(String body) {
		assertThat(post("/predictions/batch", body)).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void oneBadReviewSpoilsItsBatch() {
		double before = errors("blank");
		double companions = errors("batch_refused");
		assertThat(post("/predictions/batch", batch("great", " ", "awful"))).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("at index 1");
		assertThat(errors("blank")).isEqualTo(before + 1);
		assertThat(errors("batch_refused")).isEqualTo(companions + 2);
	}

	@Test
	void otherMethodAndMediaTypeAreRefused() {
		assertThat(this.mvc.get().uri("/predictions")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
		assertThat(this.mvc.post().uri("/predictions").contentType(MediaType.TEXT_PLAIN).content("good"))
			.hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "good\\u0000\\u0000", "\\ud83d", "\\ude00\\ud83d", "\\ud83d\\ude00", "\\u202eoof\\u202c",
			"\u0627\u0644\u062A\u0637\u0628\u064A\u0642 \u0631\u0627\u0626\u0639", "<b onload=\\\"x()\\\">good</b>",
			"\\uffff\\ufffe", "\\u200bgood\\u200d" })
	void nastyTextIsAnswered(String review) {
		assertThat(post("/predictions", prediction(ID, review))).hasStatusOk();
	}

	@Test
	void nothingButLineBreaksIsBlank() {
		assertThat(post("/predictions", prediction(ID, "\\n".repeat(5000)))).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void largestBatchIsAnswered() {
		String[] reviews = new String[64];
		Arrays.fill(reviews, "good, ".repeat(1000).substring(0, 5000));
		assertThat(post("/predictions/batch", batch(reviews))).hasStatusOk()
			.bodyJson()
			.extractingPath("$.predictions.length()")
			.isEqualTo(64);
	}

	@Test
	void everyKnownSeriesIsThereBeforeItsFirstEvent() {
		for (ErrorReason reason : ErrorReason.values()) {
			assertThat(this.meters.get("prediction.error").tag("reason", reason.key()).counter()).isNotNull();
		}
		for (String outcome : List.of("stored", "queued", "dropped")) {
			assertThat(this.meters.get("prediction.records").tag("outcome", outcome).counter()).isNotNull();
		}
		for (String sentiment : List.of("negative", "neutral", "positive")) {
			assertThat(this.meters.get("prediction.results")
				.tag("sentiment", sentiment)
				.tag("model.version", "1.0.0")
				.counter()).isNotNull();
		}
		assertThat(this.meters.get("executor.pool.max").tag("name", "inference").gauge().value()).isPositive();
		assertThat(this.meters.get("prediction.latency").tag("error", "none").timers()).isNotEmpty();
	}

	private double errors(String reason) {
		return this.meters.get("prediction.error").tag("reason", reason).counter().count();
	}

	private static String prediction(String id, String review) {
		return "{\"id\":\"%s\",\"review\":\"%s\"}".formatted(id, review);
	}

	private static String id(int index) {
		return "22222222-2222-2222-2222-%012d".formatted(index);
	}

	private static String batch(String... reviews) {
		return IntStream.range(0, reviews.length)
			.mapToObj((i) -> prediction(id(i), reviews[i]))
			.collect(Collectors.joining(",", "{\"predictions\":[", "]}"));
	}

	private MvcTestResult post(String path, String json) {
		return this.mvc.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(json).exchange();
	}

}
