package org.reviewscope.system.truth.load;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

import org.reviewscope.system.truth.expected.Review;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies of requests.
 */
final class Bodies {

	private static final JsonMapper JSON = new JsonMapper();

	private Bodies() {
	}

	static String of(Review review) {
		return "{\"review\": " + quoted(review) + "}";
	}

	static String of(List<Review> batch) {
		return batch.stream().map(Bodies::quoted).collect(Collectors.joining(",", "{\"reviews\": [", "]}"));
	}

	/** As the gateway sends it to inference. */
	static String of(UUID id, Review review) {
		return "{\"id\": \"%s\", \"review\": %s}".formatted(id, quoted(review));
	}

	static String feedback(String sentiment) {
		return "{\"sentiment\": \"" + sentiment + "\"}";
	}

	private static String quoted(Review review) {
		return JSON.writeValueAsString(review.text());
	}

}
