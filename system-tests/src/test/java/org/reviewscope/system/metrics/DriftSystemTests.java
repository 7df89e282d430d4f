package org.reviewscope.system.metrics;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import org.reviewscope.system.truth.expected.DriftTruth;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The bundled model answers the reviews of the load test, and then nothing but short
 * complaints.
 */
@ExtendWith(SuiteExtension.class)
class DriftSystemTests {

	private static final List<String> COMPLAINTS = List.of("Awful.", "It broke.", "Rude staff, cold food.",
			"Do not buy this.");

	/** More than the window of 1,000. */
	private static final int BATCHES = 17;

	private static final int REVIEWS = 61;

	@Test
	void steadyLoadIsAsTheReferenceAndShortComplaintsAreNot(Suite suite) {
		DriftTruth steady = send(suite, ordinaryReviews());
		assertIndices(suite, steady);
		assertThat(steady.indices()).allSatisfy((feature, index) -> assertThat(index).as(feature).isBetween(0.0, 0.02));

		DriftTruth drifted = send(suite, COMPLAINTS);
		assertIndices(suite, drifted);
		assertThat(drifted.indices()).extractingByKeys("class", "length", "tokens")
			.allSatisfy((index) -> assertThat(index).isGreaterThan(0.25));
	}

	private static List<String> ordinaryReviews() {
		List<String> reviews = Repository.text(Path.of("load-test/src/test/resources/reviews.csv"))
			.lines()
			.skip(1)
			.map((line) -> line.substring(line.indexOf("\",\"") + 3, line.length() - 1))
			.toList();
		assertThat(reviews).hasSize(REVIEWS);
		return reviews;
	}

	private static void assertIndices(Suite suite, DriftTruth truth) {
		Scrape scrape = Scrape.of(suite, "inference-service");
		assertThat(scrape.sum("prediction_drift_predictions")).isEqualTo(1000);
		truth.indices()
			.forEach((feature,
					index) -> assertThat(scrape.sum("prediction_drift_psi", "feature=\"%s\"".formatted(feature)))
						.as(feature)
						.isCloseTo(index, Offset.offset(1e-9)));
	}

	private static DriftTruth send(Suite suite, List<String> reviews) {
		DriftTruth truth = new DriftTruth();
		List<String> batch = new ArrayList<>();
		for (int i = 0; i < REVIEWS; i++) {
			batch.add(reviews.get(i % reviews.size()));
		}
		for (int i = 0; i < BATCHES; i++) {
			send(suite, batch, truth);
		}
		return truth;
	}

	private static void send(Suite suite, List<String> batch, DriftTruth truth) {
		String body = batch.stream()
			.map((review) -> "{\"id\": \"%s\", \"review\": \"%s\"}".formatted(UUID.randomUUID(), review))
			.collect(Collectors.joining(",", "{\"predictions\": [", "]}"));
		Answer answer = Http.post(suite.url("inference-service") + "/predictions/batch", body);
		assertThat(answer.status()).as(answer.body()).isEqualTo(200);
		for (int i = 0; i < batch.size(); i++) {
			JsonNode prediction = answer.json().path("predictions").path(i);
			truth.answered(prediction.path("sentiment").asString(), prediction.path("confidence").asDouble(),
					batch.get(i).length(), prediction.path("tokens").asInt());
		}
	}

}
