package org.reviewscope.system.truth.expected;

import tools.jackson.databind.JsonNode;

/**
 * A review and the prediction for it.
 *
 * @param review the review
 * @param answer the answer's part about it
 */
public record Predicted(Review review, JsonNode answer) {

	public String id() {
		return this.answer.path("id").asString();
	}

	public String sentiment() {
		return this.answer.path("sentiment").asString();
	}

	double confidence() {
		return this.answer.path("confidence").asDouble();
	}

	String version() {
		return this.answer.path("model").path("version").asString();
	}

}
