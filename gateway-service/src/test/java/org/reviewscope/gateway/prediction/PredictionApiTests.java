package org.reviewscope.gateway.prediction;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.gateway.testing.UpstreamServer;
import org.reviewscope.gateway.testing.UpstreamServers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The prediction calls, from the client's JSON to what inference receives and back.
 */
@SpringBootTest(properties = "management.server.port=-1")
@AutoConfigureMockMvc
@Import(UpstreamServers.class)
class PredictionApiTests {

	private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

	@Autowired
	private UpstreamServer inference;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void predictAnswersTheSentimentAndNothingElse() {
		this.inference.answers(PredictionFixtures.result("11111111-1111-1111-1111-111111111111"));
		assertThat(post("/predict", "{\"review\":\"This app is fantastic!\"}")).hasStatusOk()
			.bodyText()
			.isEqualTo("{\"sentiment\":\"positive\"}");
		assertThat(this.inference.received()).singleElement()
			.satisfies((request) -> assertThat(request.body()).contains("\"review\":\"This app is fantastic!\""));
	}

	@Test
	void predictionCarriesWhatInferenceSays() {
		this.inference.answers(PredictionFixtures.result("11111111-1111-1111-1111-111111111111"));
		assertThat(post("/api/v1/predictions", "{\"review\":\"Great\"}")).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo("""
					{
					  "id": "11111111-1111-1111-1111-111111111111",
					  "sentiment": "positive",
					  "confidence": 0.9,
					  "scores": {"negative": 0.04, "neutral": 0.06, "positive": 0.9},
					  "model": {"name": "sentiment-minilm", "version": "1.0.0"},
					  "recorded": true
					}
					""");
	}

	@Test
	void everyPredictionHasAnIdOfItsOwn() {
		this.inference.answers(PredictionFixtures.result("11111111-1111-1111-1111-111111111111"));
		post("/api/v1/predictions", "{\"review\":\"Great\"}");
		post("/api/v1/predictions", "{\"review\":\"Great\"}");
		assertThat(this.inference.received().stream().map((request) -> idIn(request.body())).distinct()).hasSize(2);
	}

	@Test
	void missingReviewIsLeftToInferenceWhichCountsIt() {
		this.inference.answers(400, "application/problem+json", """
				{"title":"Bad review","status":400,"detail":"The review is blank.","instance":"/predictions",
				"traceId":"theirs"}
				""");
		assertThat(post("/predict", "{}")).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.isLenientlyEqualTo("""
					{"title":"Bad review","status":400,"detail":"The review is blank.","instance":"/predict"}
					""")
			.doesNotHavePath("$.type");
		assertThat(this.inference.received()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{\"review\":42}", "{\"review\":4.2}", "{\"review\":true}", "{\"review\":[\"a\"]}", "\"a\"" })
	void reviewThatIsNoTextIsRefusedHere(String json) {
		this.inference.answers("{}");
		assertThat(post("/predict", json)).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(this.inference.received()).isEmpty();
	}

	@Test
	void batchKeepsTheOrder() {
		this.inference.answers(
				"{\"predictions\":[%s,%s]}".formatted(PredictionFixtures.result("11111111-1111-1111-1111-111111111111"),
						PredictionFixtures.result("22222222-2222-2222-2222-222222222222")));
		assertThat(post("/api/v1/predictions/batch", "{\"reviews\":[\"first\",\"second\"]}")).hasStatusOk()
			.bodyJson()
			.extractingPath("$.predictions[*].id")
			.asArray()
			.containsExactly("11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222");
		assertThat(this.inference.received()).singleElement().satisfies((request) -> {
			assertThat(request.path()).isEqualTo("/predictions/batch");
			assertThat(request.body().indexOf("first")).isLessThan(request.body().indexOf("second"));
		});
	}

	@Test
	void batchOfTheWrongSizeIsRefusedHere() {
		this.inference.answers("{}");
		String tooMany = IntStream.rangeClosed(0, 64).mapToObj((i) -> "\"r\"").collect(Collectors.joining(","));
		assertThat(post("/api/v1/predictions/batch", "{\"reviews\":[" + tooMany + "]}"))
			.hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("1 to 64", "65");
		assertThat(post("/api/v1/predictions/batch", "{\"reviews\":[]}")).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(post("/api/v1/predictions/batch", "{}")).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(this.inference.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"predictions\":null}", "{\"predictions\":[null]}" })
	void batchThatIsAnsweredWithNothingIsABadGateway(String json) {
		this.inference.answers(json);
		assertThat(post("/api/v1/predictions/batch", "{\"reviews\":[\"a\"]}")).hasStatus(HttpStatus.BAD_GATEWAY);
	}

	@Test
	void reviewOfABatchThatIsNoTextIsNamed() {
		this.inference.answers("{}");
		assertThat(post("/api/v1/predictions/batch", "{\"reviews\":[\"a\",{\"b\":1}]}"))
			.hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("index 1");
		assertThat(this.inference.received()).isEmpty();
	}

	private MvcTestResult post(String path, String json) {
		return this.mvc.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(json).exchange();
	}

	private static UUID idIn(String json) {
		Matcher matcher = ID.matcher(json);
		assertThat(matcher.find()).isTrue();
		return UUID.fromString(matcher.group(1));
	}

}
