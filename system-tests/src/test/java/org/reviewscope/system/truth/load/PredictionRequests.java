package org.reviewscope.system.truth.load;

import java.util.List;
import java.util.stream.IntStream;

import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.truth.expected.Predicted;
import org.reviewscope.system.truth.expected.PredictionTrees;
import org.reviewscope.system.truth.expected.RefusalTrees;
import org.reviewscope.system.truth.expected.Review;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests for predictions, with all services running or without one of them.
 *
 * @param requests sends them
 */
record PredictionRequests(Requests requests) {

	Predicted predict(Review review, String... headers) {
		Answer answer = this.requests.post(Requests.PREDICTIONS, Bodies.of(review), 200, headers);
		Predicted predicted = new Predicted(review, answer.json());
		answered(List.of(predicted), "stored");
		this.requests.leaves(answer, PredictionTrees.predicted(Requests.PREDICTIONS, predicted));
		return predicted;
	}

	/** The course's call, which answers with only the sentiment. */
	void predictPlainly(Predicted known) {
		Answer answer = this.requests.post("/predict", Bodies.of(known.review()), 200);
		assertThat(answer.json().path("sentiment").asString()).isEqualTo(known.sentiment());
		answered(List.of(known), "stored");
		this.requests.leaves(answer, PredictionTrees.predicted("/predict", known));
	}

	void predict(List<Review> batch) {
		Answer answer = this.requests.post(Requests.PREDICTIONS + "/batch", Bodies.of(batch), 200);
		List<Predicted> predicted = IntStream.range(0, batch.size())
			.mapToObj((i) -> new Predicted(batch.get(i), answer.json().path("predictions").path(i)))
			.toList();
		answered(predicted, "stored");
		this.requests.leaves(answer, PredictionTrees.predicted(predicted));
	}

	Predicted predictWithoutStore(Review review) {
		Answer answer = this.requests.post(Requests.PREDICTIONS, Bodies.of(review), 200);
		Predicted predicted = new Predicted(review, answer.json());
		answered(List.of(predicted), "queued");
		this.requests.leaves(answer, PredictionTrees.predictedWithoutStore(predicted));
		return predicted;
	}

	void predictWithoutInference(Review review) {
		Answer answer = this.requests.post(Requests.PREDICTIONS, Bodies.of(review), 503);
		this.requests.leaves(answer, RefusalTrees.unreachable("POST " + Requests.PREDICTIONS, "POST /predictions"));
	}

	private void answered(List<Predicted> predictions, String recorded) {
		this.requests.truth().inference().answered(predictions);
		this.requests.truth().inference().recorded(recorded, predictions.size());
	}

}
