package org.reviewscope.system.ledger;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A request of the canary.
 *
 * @param route its path as the gateway's metrics name it
 * @param path its path
 * @param body its body
 * @param reviews how many reviews are in it, none in feedback
 * @param about the prediction that it gives feedback on, {@code null} for none
 */
public record Request(String route, String path, String body, int reviews, Entry.Prediction about) {

	static final String PREDICTIONS = "/api/v1/predictions";

	static final String BATCHES = PREDICTIONS + "/batch";

	static final String FEEDBACK = PREDICTIONS + "/{id}/feedback";

	static Request single(String review) {
		return new Request(PREDICTIONS, PREDICTIONS, "{\"review\": \"%s\"}".formatted(review), 1, null);
	}

	static Request batch(List<String> reviews) {
		String body = reviews.stream()
			.map("\"%s\""::formatted)
			.collect(Collectors.joining(",", "{\"reviews\": [", "]}"));
		return new Request(BATCHES, BATCHES, body, reviews.size(), null);
	}

	static Request feedback(Entry.Prediction prediction) {
		return new Request(FEEDBACK, FEEDBACK.replace("{id}", prediction.id()),
				"{\"sentiment\": \"%s\"}".formatted(prediction.sentiment()), 0, prediction);
	}

}
