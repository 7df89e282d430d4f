package org.reviewscope.system.truth.load;

import java.util.List;

import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.truth.expected.RefusalTrees;
import org.reviewscope.system.truth.expected.Review;

/**
 * Requests with mistakes, which the gateway or inference refuses.
 *
 * @param requests sends them
 */
record RefusedRequests(Requests requests) {

	private static final String BATCH = "/predictions/batch";

	void review(Review review, String reason) {
		Answer answer = this.requests.post(Requests.PREDICTIONS, Bodies.of(review), 400);
		this.requests.truth().inference().refused(List.of(review), reason);
		this.requests.leaves(answer, RefusalTrees.refusedByInference(Requests.PREDICTIONS, "/predictions", 1, reason));
	}

	void batch(List<Review> batch, String reason) {
		Answer answer = this.requests.post(Requests.PREDICTIONS + "/batch", Bodies.of(batch), 400);
		this.requests.truth().inference().refused(batch, reason);
		this.requests.leaves(answer,
				RefusalTrees.refusedByInference(Requests.PREDICTIONS + "/batch", BATCH, batch.size(), reason));
	}

	/**
	 * Sent to inference itself: the gateway makes the ids, so only this way they can be
	 * bad.
	 */
	void directly(String path, String body, List<Review> reviews, String reason) {
		this.requests.leaves(this.requests.postToInference(path, body, 400),
				RefusalTrees.refusal(path, reviews.size(), reason));
		this.requests.truth().inference().refused(reviews, reason);
	}

	void tooLargeDirectly(String body, List<Review> reviews) {
		this.requests.leaves(this.requests.postToInference(BATCH, body, 400),
				RefusalTrees.refusal(BATCH, reviews.size(), "batch_size"));
		this.requests.truth().inference().refusedAsAWhole(reviews, "batch_size");
	}

	void unreadableDirectly() {
		this.requests.leaves(this.requests.postToInference("/predictions", "no JSON", 400),
				RefusalTrees.unreadable("/predictions"));
		this.requests.truth().inference().unreadable();
	}

	/** Without a token, which only administrators have. */
	void changeOfTheRegistry() {
		this.requests.leaves(this.requests.putToStore("/models/active", "{}", 401), """
				model-store SERVER PUT 401
				  log WARN Refused a change of the registry: no valid token
				""");
	}

	void byGateway(String path, String body, int status, String reason) {
		byGateway(this.requests.post(path, body, status), "POST " + path, reason);
	}

	/**
	 * A request that the gateway refuses before it calls another service.
	 * @param answer its answer
	 * @param span the name of its span
	 * @param reason what it is counted under
	 */
	void byGateway(Answer answer, String span, String reason) {
		this.requests.truth().gateway().refused(reason);
		this.requests.leaves(answer, RefusalTrees.refusedByGateway(span, answer.status(), reason));
	}

}
