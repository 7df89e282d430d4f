package org.reviewscope.system.truth;

import tools.jackson.databind.JsonNode;

/**
 * A review and what the suite said of it.
 *
 * @param review the review
 * @param answer the answer's part about it
 */
record Predicted(Review review, JsonNode answer) {

	String id() {
		return this.answer.path("id").asString();
	}

	String sentiment() {
		return this.answer.path("sentiment").asString();
	}

	double confidence() {
		return this.answer.path("confidence").asDouble();
	}

	String version() {
		return this.answer.path("model").path("version").asString();
	}

}
