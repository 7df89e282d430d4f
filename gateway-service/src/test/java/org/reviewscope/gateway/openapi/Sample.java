package org.reviewscope.gateway.openapi;

import java.util.List;
import java.util.Map;

/**
 * A good request of one operation, and what the service behind it answers.
 *
 * @param body body of the request, empty for none
 * @param answers bodies of answers, each of which makes a good one
 */
record Sample(String body, List<String> answers) {

	private static final String SCORES = """
			"sentiment":"neutral","confidence":0.5,"scores":{"negative":0.2,"neutral":0.5,"positive":0.3},
			"model":{"name":"sentiment-minilm","version":"1.0.0"}""";

	private static final String RESULT = "{\"id\":\"11111111-1111-1111-1111-111111111111\",%s,\"recorded\":false}"
		.formatted(SCORES);

	private static final String RECORD = "{\"id\":\"11111111-1111-1111-1111-111111111111\",%s,".formatted(SCORES)
			+ "\"createdAt\":\"2026-11-21T02:00:00Z\",\"traceId\":%s,\"feedback\":%s}";

	private static final String MODELS = """
			{"models":[{"name":"sentiment-minilm","versions":[{"version":"1.0.0","active":true,"candidate":false,
			"sha256":"ab12","sizeBytes":22000000,"labels":["negative","neutral","positive"],"maxLength":256,
			"createdAt":"2026-11-21T02:00:00Z"}]}]}""";

	private static final Map<String, Sample> BY_OPERATION = Map.of("predict",
			new Sample("{\"review\":\"good\"}", List.of(RESULT)), "createPrediction",
			new Sample("{\"review\":\"good\"}", List.of(RESULT)), "createPredictions",
			new Sample("{\"reviews\":[\"good\"]}", List.of("{\"predictions\":[" + RESULT + "]}")), "findPrediction",
			new Sample("",
					List.of(RECORD.formatted("null", "null"),
							RECORD.formatted("\"0af7651916cd43dd8448eb211c80319c\"", "\"negative\""))),
			"giveFeedback", new Sample("{\"sentiment\":\"negative\"}", List.of("")), "listModels",
			new Sample("", List.of(MODELS, "{\"models\":[]}")));

	static Sample of(ApiDescription.Operation operation) {
		Sample sample = BY_OPERATION.get(operation.id());
		if (sample == null) {
			throw new IllegalStateException("No sample for " + operation);
		}
		return sample;
	}

}
