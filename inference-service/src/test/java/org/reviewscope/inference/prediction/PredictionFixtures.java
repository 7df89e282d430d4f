package org.reviewscope.inference.prediction;

import java.util.UUID;

import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Scores;

/**
 * Requests and predictions that tests put together themselves.
 */
final class PredictionFixtures {

	private PredictionFixtures() {
	}

	static PredictionRequest request(String review) {
		return new PredictionRequest(UUID.randomUUID(), review);
	}

	static Prediction prediction(boolean truncated) {
		return new Prediction(UUID.randomUUID(), new Scores(0.04, 0.06, 0.9), new ModelRef("tiny", "1.0.0"), 42, 12,
				truncated);
	}

}
