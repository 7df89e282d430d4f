package org.reviewscope.modelstore.prediction;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.modelstore.StoreTest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import static org.assertj.core.api.Assertions.assertThat;

@StoreTest
class PredictionApiTests {

	// Named with their key: the random ids of a batch may hold any two digits
	private static final String TOKENS = "\"tokens\": 17";

	private static final String OTHER_TOKENS = "\"tokens\": 18";

	private final UUID id = UUID.randomUUID();

	@Autowired
	RestTestClient client;

	@Autowired
	MeterRegistry meters;

	@Test
	void givesBackWhatWasRecorded() {
		put(PredictionFixtures.JSON).expectStatus().isNoContent();

		get().expectStatus()
			.isOk()
			.expectBody()
			.json(PredictionFixtures.withId(this.id, PredictionFixtures.JSON)
				.replaceFirst("}$", ", \"feedback\": null}"), JsonCompareMode.STRICT);
	}

	@Test
	void takesARepeatedWriteForTheSame() {
		put(PredictionFixtures.JSON).expectStatus().isNoContent();
		put(PredictionFixtures.JSON).expectStatus().isNoContent();
	}

	@Test
	void takesARepeatedWriteForTheSameWhenItIsFinerThanTheDatabase() {
		String json = PredictionFixtures.JSON.replace(".123456Z", ".123456789Z")
			.replace("0.04", "-0.0")
			.replace("0.06", "0.1");
		put(json).expectStatus().isNoContent();
		put(json).expectStatus().isNoContent();

		get().expectBody().jsonPath("$.createdAt").isEqualTo("2026-11-21T01:02:03.123456Z");
	}

	@Test
	void refusesAnotherPredictionUnderAKnownId() {
		put(PredictionFixtures.JSON);

		assertProblem(put(PredictionFixtures.JSON.replace(TOKENS, OTHER_TOKENS)), HttpStatus.CONFLICT);
		get().expectBody().jsonPath("$.tokens").isEqualTo(17);
	}

	@Test
	void takesRoundedScores() {
		put(PredictionFixtures.JSON.replace("0.04", "0.0395").replace("0.06", "0.0601")).expectStatus().isNoContent();
	}

	@Test
	void aForgedPredictionIsToldWhatIsWrong() {
		put(PredictionFixtures.JSON.replace("0.04", "1").replace("0.06", "1")).expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).contains("scores that do not sum to 1"));
		assertProblem(get(), HttpStatus.NOT_FOUND);
	}

	@Test
	void takesAPredictionWithoutATrace() {
		put(PredictionFixtures.JSON.replaceFirst("\"0af.*?\"", "null")).expectStatus().isNoContent();

		get().expectBody().jsonPath("$.traceId").isEqualTo(null);
	}

	@Test
	void recordsABatchWithWhatIsKnownAndWhatIsTwice() {
		put(PredictionFixtures.JSON);
		UUID other = UUID.randomUUID();

		putAll(batch(this.id, other, other)).expectStatus().isNoContent();
		putAll(batch(this.id, other)).expectStatus().isNoContent();

		this.client.get().uri("/predictions/{id}", other).exchange().expectStatus().isOk();
	}

	@Test
	void recordsAFullBatch() {
		List<UUID> ids = Stream.generate(UUID::randomUUID).limit(1000).toList();

		putAll(batch(ids.toArray())).expectStatus().isNoContent();

		this.client.get().uri("/predictions/{id}", ids.getLast()).exchange().expectStatus().isOk();
	}

	@Test
	void recordsNothingOfABatchWithAConflict() {
		UUID known = UUID.randomUUID();
		putAll(batch(known)).expectStatus().isNoContent();

		assertProblem(putAll(batch(this.id, known).replaceFirst("(?s)(.*)" + TOKENS, "$1" + OTHER_TOKENS)),
				HttpStatus.CONFLICT);
		assertProblem(get(), HttpStatus.NOT_FOUND);
	}

	@Test
	void refusesABatchThatContradictsItself() {
		assertProblem(putAll(batch(this.id, this.id).replaceFirst(TOKENS, OTHER_TOKENS)), HttpStatus.CONFLICT);
		assertProblem(get(), HttpStatus.NOT_FOUND);
	}

	@Test
	void recordsNothingOfABatchWithOneWrongPrediction() {
		assertProblem(putAll(batch(this.id, UUID.randomUUID()).replaceFirst("(?s)(.*)\"confidence\": 0\\.9",
				"$1\"confidence\": 1.9")), HttpStatus.BAD_REQUEST);
		assertProblem(get(), HttpStatus.NOT_FOUND);
	}

	@Test
	void refusesATooLargeBatch() {
		assertProblem(putAll(batch(Stream.generate(UUID::randomUUID).limit(1001).toArray())), HttpStatus.BAD_REQUEST);
	}

	@Test
	void refusesATooLargeBody() {
		String padding = "{\"x\": \"%s\", ".formatted("x".repeat(1_100_000));

		assertProblem(put(padding + PredictionFixtures.JSON.substring(1)), HttpStatus.CONTENT_TOO_LARGE);
		assertProblem(putAll(padding + batch(this.id).substring(1)), HttpStatus.CONTENT_TOO_LARGE);
		assertProblem(putAll("x".repeat(1_100_000)), HttpStatus.CONTENT_TOO_LARGE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{}", "{\"predictions\": null}", "{\"predictions\": []}",
			"{\"predictions\": [null]}", "{\"predictions\": [1]}", "{\"predictions\": {}}", "{\"predictions\": [{}]}",
			"{\"predictions\": [[[[[" })
	void refusesNonsenseAsABatch(String body) {
		assertProblem(putAll(body), HttpStatus.BAD_REQUEST);
	}

	@Test
	void refusesABatchWithAnIdThatIsNone() {
		assertProblem(putAll(batch("nonsense")), HttpStatus.BAD_REQUEST);
		assertProblem(putAll(batch(this.id).replaceFirst("\"[^\"]*-[^\"]*\"", "null")), HttpStatus.BAD_REQUEST);
		assertProblem(putAll(batch(this.id).replaceFirst("\"[^\"]*-[^\"]*\"", "17")), HttpStatus.BAD_REQUEST);
	}

	static Stream<String> nonsense() {
		return Stream.of("", " ", "null", "[]", "\"text\"", "{}", "{", "{\"sentiment\": \"positive\"", "\u0000",
				"[".repeat(2000), PredictionFixtures.JSON + "x", PredictionFixtures.JSON.replace("}", ""));
	}

	@ParameterizedTest
	@MethodSource("nonsense")
	void refusesNonsenseAsAPrediction(String body) {
		assertProblem(put(body), HttpStatus.BAD_REQUEST);
	}

	@ParameterizedTest
	@ValueSource(strings = { "'positive', -> 'POSITIVE',", "'positive', -> 'great',", "'positive', -> 2,",
			"'positive', -> '',", "'positive', -> null,", "'positive', -> ['positive'],", "0.9, -> 1.1,",
			"0.9, -> -0.1,", "0.9, -> '0.9',", "0.9, -> 'NaN',", "0.9, -> NaN,", "0.9, -> 1e999,", "0.9, -> null,",
			"0.9, -> true,", "0.9, -> {},", "0.04 -> 2", "0.04 -> 1", "0.04 -> 0.05", "0.04 -> null", "0.04 -> 'NaN'",
			"'positive', -> 'negative',", "0.9, -> 0.8,", "'negative': 0.04, -> ",
			"{'negative': 0.04, 'neutral': 0.06, 'positive': 0.9} -> null",
			"{'negative': 0.04, 'neutral': 0.06, 'positive': 0.9} -> [0.04, 0.06, 0.9]", "'tiny' -> 'Tiny'",
			"'tiny' -> ''", "'tiny' -> 'tiny\\u0000'", "'tiny' -> null", "'1.0.0' -> 100",
			"{'name': 'tiny', 'version': '1.0.0'} -> 'tiny'", "42 -> -1", "42 -> 2147483648", "42 -> '42'",
			"42 -> 42.5", "42 -> null", "17 -> -1", "17 -> 17.5", "17 -> 1e30", "17 -> true", "false -> 'false'",
			"false -> 0", "false -> null", "'0af7651916cd43dd8448eb211c80319c' -> '0AF7651916CD43DD8448EB211C80319C'",
			"'0af7651916cd43dd8448eb211c80319c' -> ''", "'0af7651916cd43dd8448eb211c80319c' -> 17",
			"2026-11-21T01:02:03.123456Z -> yesterday", "2026-11-21T01:02:03.123456Z -> 2026-11-21",
			"2026-11-21T01:02:03.123456Z -> 2026-13-21T01:02:03Z",
			"2026-11-21T01:02:03.123456Z -> 1999-12-31T23:59:59Z",
			"2026-11-21T01:02:03.123456Z -> +10000-01-01T00:00:00Z",
			"2026-11-21T01:02:03.123456Z -> -1000000000-01-01T00:00:00Z", "'2026-11-21T01:02:03.123456Z' -> null",
			"'2026-11-21T01:02:03.123456Z' -> 1e300", "'2026-11-21T01:02:03.123456Z' -> true" })
	void refusesAPredictionThatSaysSomethingWrong(String change) {
		String[] fromTo = change.replace('\'', '"').split(" -> ?", 2);
		assertThat(PredictionFixtures.JSON).contains(fromTo[0]);

		assertProblem(put(PredictionFixtures.JSON.replace(fromTo[0], fromTo[1])), HttpStatus.BAD_REQUEST);
		assertProblem(get(), HttpStatus.NOT_FOUND);
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "1-2-3-4-5", "00000000-0000-0000-0000-00000000000g", "17", "null",
			"00000000-0000-0000-0000-0000000000000", "%00", "'" })
	void refusesIdsThatAreNone(String id) {
		for (String path : List.of("/predictions/{id}", "/predictions/{id}/feedback")) {
			ResponseSpec response = this.client.put()
				.uri(path, id)
				.contentType(MediaType.APPLICATION_JSON)
				.body(path.endsWith("feedback") ? "{\"sentiment\": \"neutral\"}" : PredictionFixtures.JSON)
				.exchange();
			response.expectStatus().isBadRequest();
		}
		this.client.get().uri("/predictions/{id}", id).exchange().expectStatus().isBadRequest();
	}

	@Test
	void idThatIsNoneIsRefusedInTheGatewaysWords() {
		this.client.get()
			.uri("/predictions/1-2-3-4-5")
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.detail")
			.isEqualTo("The value of 'id' is not a valid UUID.");
	}

	@Test
	void knowsNothingOfAPredictionThatWasNotRecorded() {
		assertProblem(get(), HttpStatus.NOT_FOUND);
		assertProblem(feedback("negative"), HttpStatus.NOT_FOUND);
	}

	@Test
	void refusesOtherMethodsAndTypes() {
		assertProblem(this.client.delete().uri("/predictions/{id}", this.id).exchange(), HttpStatus.METHOD_NOT_ALLOWED);
		assertProblem(this.client.get().uri("/predictions").exchange(), HttpStatus.METHOD_NOT_ALLOWED);
		assertProblem(this.client.put()
			.uri("/predictions/{id}", this.id)
			.contentType(MediaType.TEXT_PLAIN)
			.body("x")
			.exchange(), HttpStatus.UNSUPPORTED_MEDIA_TYPE);
	}

	@Test
	void keepsTheLastWordOfFeedback() {
		put(PredictionFixtures.JSON);

		feedback("negative").expectStatus().isNoContent();
		feedback("neutral").expectStatus().isNoContent();

		get().expectBody().jsonPath("$.feedback").isEqualTo("neutral");
		put(PredictionFixtures.JSON).expectStatus().isNoContent();
		get().expectBody().jsonPath("$.feedback").isEqualTo("neutral");
	}

	@Test
	void countsChangesOfFeedbackButNotRepeats() {
		double before = count("negative");
		put(PredictionFixtures.JSON);

		feedback("negative");
		feedback("negative");

		assertThat(count("negative") - before).isEqualTo(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "{}", "[]", "{\"sentiment\": null}", "{\"sentiment\": \"\"}",
			"{\"sentiment\": \"bad\"}", "{\"sentiment\": 0}", "{\"sentiment\": {}}", "{\"sentiment\"" })
	void refusesNonsenseAsFeedback(String body) {
		put(PredictionFixtures.JSON);

		assertProblem(put("/predictions/{id}/feedback", body), HttpStatus.BAD_REQUEST);
	}

	private ResponseSpec put(String body) {
		return put("/predictions/{id}", body);
	}

	private ResponseSpec put(String path, String body) {
		return this.client.put().uri(path, this.id).contentType(MediaType.APPLICATION_JSON).body(body).exchange();
	}

	private ResponseSpec putAll(String body) {
		return this.client.put().uri("/predictions").contentType(MediaType.APPLICATION_JSON).body(body).exchange();
	}

	private ResponseSpec get() {
		return this.client.get().uri("/predictions/{id}", this.id).exchange();
	}

	private ResponseSpec feedback(String sentiment) {
		return put("/predictions/{id}/feedback", "{\"sentiment\": \"%s\"}".formatted(sentiment));
	}

	private double count(String actual) {
		// The model of the fixtures is not registered
		return this.meters.find("prediction.feedback")
			.tags("predicted", "positive", "actual", actual, "model.version", "other")
			.counters()
			.stream()
			.mapToDouble((counter) -> counter.count())
			.sum();
	}

	private static String batch(Object... ids) {
		return Stream.of(ids)
			.map((id) -> PredictionFixtures.withId(id, PredictionFixtures.JSON))
			.collect(Collectors.joining(", ", "{\"predictions\": [", "]}"));
	}

	private static void assertProblem(ResponseSpec response, HttpStatus status) {
		response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.title")
			.exists()
			.jsonPath("$.detail")
			.exists()
			.jsonPath("$.status")
			.isEqualTo(status.value());
	}

}
