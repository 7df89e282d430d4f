package org.reviewscope.system.api;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The contract of the public API, on the bundled model.
 */
@ExtendWith(SuiteExtension.class)
class PublicApiSystemTests {

	private static final String PREDICTIONS = "/api/v1/predictions";

	@Test
	void coursesClientsWorkUnchanged(Suite suite) {
		Answer answer = Http.post(suite.gateway("/predict"),
				"{\"review\":\"This app is fantastic! I use it every day.\"}");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.body()).isEqualTo("{\"sentiment\":\"positive\"}");
	}

	@Test
	void lukewarmReviewsAreNeutralAndBadOnesNegative(Suite suite) {
		assertThat(Http
			.post(suite.gateway("/predict"), "{\"review\":\"It's a decent app, nothing extraordinary but useful.\"}")
			.body()).isEqualTo("{\"sentiment\":\"neutral\"}");
		assertThat(Http.post(suite.gateway("/predict"), "{\"review\":\"Terrible. It crashes every time I open it.\"}")
			.body()).isEqualTo("{\"sentiment\":\"negative\"}");
	}

	@Test
	void predictionIsAnsweredRecordedAndFoundAgain(Suite suite) {
		JsonNode answer = Http.post(suite.gateway(PREDICTIONS), "{\"review\": \"Broke after a week.\"}").json();
		assertThat(answer.propertyNames()).contains("id", "sentiment", "confidence", "scores", "model", "recorded",
				"traceId");
		assertThat(answer.path("recorded").asBoolean()).isTrue();
		assertThat(answer.path("scores").valueStream().mapToDouble(JsonNode::asDouble).sum()).isBetween(0.99, 1.01);

		JsonNode found = Http.get(suite.gateway(PREDICTIONS + "/" + answer.path("id").asString())).json();
		for (String field : List.of("id", "sentiment", "model", "recorded", "traceId")) {
			assertThat(found.path(field)).as(field).isEqualTo(answer.path(field));
		}
	}

	@Test
	void batchIsAnsweredInTheOrderGiven(Suite suite) {
		List<String> reviews = IntStream.range(0, 64)
			.mapToObj((i) -> (i % 2 == 0) ? "I love it, best purchase this year. ".repeat(1 + i / 8)
					: "Awful, a complete waste of money. ".repeat(1 + i / 8))
			.toList();
		Answer answer = Http.post(suite.gateway(PREDICTIONS + "/batch"),
				"{\"reviews\": [\"" + String.join("\",\"", reviews) + "\"]}");
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		List<String> sentiments = answer.json()
			.path("predictions")
			.valueStream()
			.map((prediction) -> prediction.path("sentiment").asString())
			.toList();
		assertThat(sentiments).hasSize(64);
		assertThat(IntStream.range(0, 64))
			.allMatch((i) -> sentiments.get(i).equals((i % 2 == 0) ? "positive" : "negative"));
	}

	@Test
	void lastWordOfFeedbackWins(Suite suite) {
		String id = Http.post(suite.gateway(PREDICTIONS), "{\"review\": \"Fine.\"}").json().path("id").asString();
		String feedback = suite.gateway(PREDICTIONS + "/" + id + "/feedback");
		assertThat(Http.post(feedback, "{\"sentiment\": \"negative\"}").status()).isEqualTo(204);
		assertThat(Http.post(feedback, "{\"sentiment\": \"neutral\"}").status()).isEqualTo(204);
		assertThat(Http.get(suite.gateway(PREDICTIONS + "/" + id)).json().path("feedback").asString())
			.isEqualTo("neutral");
	}

	@Test
	void modelsNameTheActiveVersion(Suite suite) {
		JsonNode models = Http.get(suite.gateway("/api/v1/models")).json().path("models");
		assertThat(models.path(0).path("name").asString()).isEqualTo("sentiment-minilm");
		assertThat(
				models.path(0).path("versions").valueStream().filter((version) -> version.path("active").asBoolean()))
			.hasSize(1);
	}

	@Test
	void pageAndDescriptionAreServed(Suite suite) {
		assertThat(Http.get(suite.gateway("/"), "accept", "text/html").body()).contains("<html", "review");
		JsonNode paths = Http.get(suite.gateway("/v3/api-docs")).json().path("paths");
		assertThat(paths.propertyNames()).contains("/predict", PREDICTIONS, PREDICTIONS + "/batch",
				PREDICTIONS + "/{id}", PREDICTIONS + "/{id}/feedback", "/api/v1/models");
		assertThat(Http.get(suite.gateway("/swagger-ui.html")).status()).isIn(200, 302);
	}

	@Test
	void everyServiceSaysThatItLivesAndIsReady(Suite suite) {
		for (String service : List.of("gateway-service", "inference-service", "model-store-service")) {
			assertThat(Http.get(suite.url(service) + "/livez").status()).isEqualTo(200);
			assertThat(Http.get(suite.url(service) + "/readyz").status()).isEqualTo(200);
		}
	}

}
