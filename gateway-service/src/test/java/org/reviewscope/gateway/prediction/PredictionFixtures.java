package org.reviewscope.gateway.prediction;

/**
 * Answers as inference gives them.
 */
final class PredictionFixtures {

	private PredictionFixtures() {
	}

	static String result(String id) {
		return """
				{"id":"%s","sentiment":"positive","confidence":0.9,
				"scores":{"negative":0.04,"neutral":0.06,"positive":0.9},
				"model":{"name":"sentiment-minilm","version":"1.0.0"},"tokens":17,"truncated":false,"recorded":true}
				""".formatted(id);
	}

}
