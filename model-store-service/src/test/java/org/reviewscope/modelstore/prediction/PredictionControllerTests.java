package org.reviewscope.modelstore.prediction;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.reviewscope.modelstore.model.Sentiment;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

@WebMvcTest(PredictionController.class)
@AutoConfigureMockMvc(addFilters = false)
class PredictionControllerTests {

	private final UUID id = UUID.randomUUID();

	@Autowired
	MockMvcTester mvc;

	@MockitoBean
	PredictionLog predictions;

	@MockitoBean
	FeedbackCollector feedback;

	@Test
	void recordsAPrediction() {
		assertThat(this.mvc.put()
			.uri("/predictions/{id}", this.id)
			.contentType(MediaType.APPLICATION_JSON)
			.content(PredictionFixtures.JSON)).hasStatus(HttpStatus.NO_CONTENT);

		then(this.predictions).should().record(new TreeMap<>(Map.of(this.id, PredictionFixtures.prediction(17))));
	}

	@Test
	void recordsABatch() {
		assertThat(this.mvc.put()
			.uri("/predictions")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"predictions\": [%s]}".formatted(PredictionFixtures.withId(this.id, PredictionFixtures.JSON))))
			.hasStatus(HttpStatus.NO_CONTENT);

		then(this.predictions).should().record(new TreeMap<>(Map.of(this.id, PredictionFixtures.prediction(17))));
	}

	@Test
	void showsAPrediction() {
		given(this.predictions.get(this.id)).willReturn(new Prediction(this.id, PredictionFixtures.prediction(17)));

		assertThat(this.mvc.get().uri("/predictions/{id}", this.id)).hasStatusOk()
			.bodyJson()
			.isLenientlyEqualTo(PredictionFixtures.withId(this.id, PredictionFixtures.JSON));
	}

	@Test
	void collectsFeedback() {
		assertThat(this.mvc.put()
			.uri("/predictions/{id}/feedback", this.id)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"sentiment\": \"neutral\"}")).hasStatus(HttpStatus.NO_CONTENT);

		then(this.feedback).should().collect(this.id, Sentiment.NEUTRAL);
	}

}
