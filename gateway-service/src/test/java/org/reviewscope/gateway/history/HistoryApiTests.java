package org.reviewscope.gateway.history;

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
 * Looking predictions up and giving feedback on them, through to the model store.
 */
@SpringBootTest(properties = "management.server.port=-1")
@AutoConfigureMockMvc
@Import(UpstreamServers.class)
class HistoryApiTests {

	private static final String URI = "/api/v1/predictions/0d9f8a63-9bd8-4e28-8a17-4f6c5a0a3b11";

	@Autowired
	private UpstreamServer modelStore;

	@Autowired
	private MockMvcTester mvc;

	@Test
	void recordedPredictionIsAnsweredLikeANewOneWithDateAndFeedback() {
		this.modelStore.answers("""
				{"id":"0d9f8a63-9bd8-4e28-8a17-4f6c5a0a3b11","sentiment":"neutral","confidence":0.5,
				"scores":{"negative":0.2,"neutral":0.5,"positive":0.3},
				"model":{"name":"sentiment-minilm","version":"1.0.0"},"reviewLength":42,"tokens":17,"truncated":false,
				"traceId":"0af7651916cd43dd8448eb211c80319c","createdAt":"2026-11-21T02:00:00Z","feedback":"negative"}
				""");
		assertThat(this.mvc.get().uri(URI)).hasStatusOk().bodyJson().isStrictlyEqualTo("""
				{"id":"0d9f8a63-9bd8-4e28-8a17-4f6c5a0a3b11","sentiment":"neutral","confidence":0.5,
				"scores":{"negative":0.2,"neutral":0.5,"positive":0.3},
				"model":{"name":"sentiment-minilm","version":"1.0.0"},"recorded":true,
				"traceId":"0af7651916cd43dd8448eb211c80319c","createdAt":"2026-11-21T02:00:00Z","feedback":"negative"}
				""");
		assertThat(this.modelStore.received()).singleElement()
			.satisfies((request) -> assertThat(request.method() + " " + request.path())
				.isEqualTo("GET /predictions/0d9f8a63-9bd8-4e28-8a17-4f6c5a0a3b11"));
	}

	@Test
	void unknownIdIsNotFoundInTheWordsOfTheModelStore() {
		this.modelStore.answers(404, "application/problem+json",
				"{\"title\":\"Not Found\",\"status\":404,\"detail\":\"No such prediction.\",\"instance\":\"/predictions/x\"}");
		assertThat(this.mvc.get().uri(URI)).hasStatus(HttpStatus.NOT_FOUND)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.isLenientlyEqualTo(
					"{\"title\":\"Not Found\",\"detail\":\"No such prediction.\",\"instance\":\"%s\"}".formatted(URI));
	}

	@ParameterizedTest
	@ValueSource(strings = { "not-a-uuid", "1-2-3-4-5", "0d9f8a63-9bd8-4e28-8a17-4f6c5a0a3b1g",
			"0d9f8a639bd84e288a174f6c5a0a3b11", "0d9f8a63-9bd8-4e28-8a17-4f6c5a0a3b110" })
	void malformedIdIsABadRequestWithoutAskingAnybody(String id) {
		this.modelStore.answers("{}");
		assertMalformedId(this.mvc.get().uri("/api/v1/predictions/" + id).exchange());
		assertMalformedId(this.mvc.post()
			.uri("/api/v1/predictions/%s/feedback".formatted(id))
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"sentiment\":\"neutral\"}")
			.exchange());
		assertThat(this.modelStore.received()).isEmpty();
	}

	private static void assertMalformedId(MvcTestResult result) {
		assertThat(result).hasStatus(HttpStatus.BAD_REQUEST)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The value of 'id' is not a valid UUID.");
	}

	@Test
	void feedbackIsPutIntoTheModelStore() {
		this.modelStore.answers((exchange) -> exchange.sendResponseHeaders(204, -1));
		assertThat(feedback("{\"sentiment\":\"negative\"}")).hasStatus(HttpStatus.NO_CONTENT).body().isEmpty();
		assertThat(this.modelStore.received()).singleElement().satisfies((request) -> {
			assertThat(request.method() + " " + request.path())
				.isEqualTo("PUT /predictions/0d9f8a63-9bd8-4e28-8a17-4f6c5a0a3b11/feedback");
			assertThat(request.body()).isEqualTo("{\"sentiment\":\"negative\"}");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"sentiment\":null}", "{\"sentiment\":\"great\"}", "{\"sentiment\":1}", "[]" })
	void feedbackThatIsNoSentimentIsABadRequest(String json) {
		this.modelStore.answers("{}");
		assertThat(feedback(json)).hasStatus(HttpStatus.BAD_REQUEST).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(this.modelStore.received()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"sentiment\":\"great\"}", "{\"sentiment\":1}" })
	void feedbackThatIsNoSentimentIsToldWhatWouldBe(String json) {
		assertThat(feedback(json)).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The request body is not JSON of the expected form: "
					+ "'sentiment' must be one of negative, neutral, positive.");
	}

	private MvcTestResult feedback(String json) {
		return this.mvc.post().uri(URI + "/feedback").contentType(MediaType.APPLICATION_JSON).content(json).exchange();
	}

}
