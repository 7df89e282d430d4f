package org.reviewscope.system.truth.load;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.truth.expected.Predicted;
import org.reviewscope.system.truth.expected.RefusalTrees;
import org.reviewscope.system.truth.expected.StoreTrees;

/**
 * Requests that the store answers: look-ups, feedback and records.
 *
 * @param requests sends them
 */
record StoreRequests(Requests requests) {

	private static final String FEEDBACK = "POST /api/v1/predictions/{id}/feedback";

	private static final String FEEDBACK_CALL = "PUT /predictions/{id}/feedback";

	private static final String RECORD = """
			{"sentiment": "neutral", "confidence": 0.5, "scores": {"negative": 0.25, "neutral": 0.5, "positive": 0.25},
			 "model": {"name": "sentiment-minilm", "version": "2.0.0"}, "reviewLength": 4, "tokens": 3,
			 "truncated": false, "traceId": null, "createdAt": "2026-01-01T00:00:00Z"}""";

	/** Sends feedback that changes what the store knows, or the same feedback again. */
	void feedback(Predicted prediction, String actual, boolean news) {
		Answer answer = sendFeedback(prediction.id(), actual, 204);
		List<String> below = new ArrayList<>(List.of("SELECT prediction", "UPDATE prediction"));
		if (news) {
			this.requests.truth().store().feedback(prediction, actual);
			below.addFirst("log INFO Prediction <id> was %s, a user says %s".formatted(prediction.sentiment(), actual));
			below.add("SELECT registered_version");
		}
		this.requests.leaves(answer, StoreTrees.looked(FEEDBACK, FEEDBACK_CALL, 204, below.toArray(String[]::new)));
	}

	void feedbackOnUnknownId() {
		Answer answer = sendFeedback(UUID.randomUUID().toString(), "neutral", 404);
		this.requests.leaves(answer, StoreTrees.looked(FEEDBACK, FEEDBACK_CALL, 404, "SELECT prediction"));
	}

	void find(String id, int status) {
		Answer answer = this.requests.get(Requests.PREDICTIONS + "/" + id, status);
		this.requests.leaves(answer, StoreTrees.looked("GET /api/v1/predictions/{id}", "GET /predictions/{id}", status,
				"SELECT prediction"));
	}

	void models() {
		this.requests.leaves(this.requests.get("/api/v1/models", 200),
				StoreTrees.looked("GET /api/v1/models", "GET /models", 200, "SELECT activation registered_version",
						"SELECT registered_version", "SELECT rollout"));
	}

	void modelsWithoutStore() {
		this.requests.leaves(this.requests.get("/api/v1/models", 503),
				RefusalTrees.unreachable("GET /api/v1/models", "GET /models"));
	}

	/** As after a timeout: the same record again changes nothing, and is no error. */
	void recordTwice() {
		String path = "/predictions/" + UUID.randomUUID();
		this.requests.leaves(this.requests.putToStore(path, RECORD, 204), StoreTrees.recorded("INSERT prediction"));
		this.requests.leaves(this.requests.putToStore(path, RECORD, 204),
				StoreTrees.recorded("INSERT prediction", "SELECT prediction"));
	}

	private Answer sendFeedback(String id, String actual, int status) {
		return this.requests.post(Requests.PREDICTIONS + "/" + id + "/feedback", Bodies.feedback(actual), status);
	}

}
