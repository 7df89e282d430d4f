package org.reviewscope.modelstore.prediction;

import java.time.Instant;

import org.reviewscope.modelstore.model.ModelId;
import org.reviewscope.modelstore.model.Sentiment;

/**
 * Predictions to record.
 */
final class PredictionFixtures {

	static final String JSON = """
			{"sentiment": "positive", "confidence": 0.9,
			 "scores": {"negative": 0.04, "neutral": 0.06, "positive": 0.9},
			 "model": {"name": "tiny", "version": "1.0.0"},
			 "reviewLength": 42, "tokens": 17, "truncated": false,
			 "traceId": "0af7651916cd43dd8448eb211c80319c", "createdAt": "2026-11-21T01:02:03.123456Z"}""";

	private PredictionFixtures() {
	}

	static PredictionRecord prediction(int tokens) {
		return new PredictionRecord(Sentiment.POSITIVE, 0.9, new Scores(0.04, 0.06, 0.9), new ModelId("tiny", "1.0.0"),
				42, tokens, false, "0af7651916cd43dd8448eb211c80319c", Instant.parse("2026-11-21T01:02:03.123456Z"));
	}

	static String withId(Object id, String json) {
		return json.replaceFirst("\\{", "{\"id\": \"%s\", ".formatted(id));
	}

}
