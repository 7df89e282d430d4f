package org.reviewscope.inference.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.onnx.SentimentModel;
import org.reviewscope.inference.onnx.Tokens;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Review;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.serving.ModelLease;
import org.reviewscope.inference.serving.ServingModel;

/**
 * Runs the reviews that keep the limits through the model that serves, on the queue's
 * threads and in as few runs as their lengths allow.
 */
final class ModelPredictor implements Predictor {

	private final ReviewLimits limits;

	private final InferenceQueue queue;

	private final ServingModel serving;

	private final BatchPlanner planner;

	ModelPredictor(ReviewLimits limits, InferenceQueue queue, ServingModel serving, BatchPlanner planner) {
		this.limits = limits;
		this.queue = queue;
		this.serving = serving;
		this.planner = planner;
	}

	@Override
	public Prediction predict(PredictionRequest request) {
		List<Review> review = List.of(this.limits.check(request));
		return this.queue.call(() -> run(review)).getFirst();
	}

	@Override
	public List<Prediction> predictBatch(List<@Nullable PredictionRequest> requests) {
		List<Review> reviews = this.limits.checkBatch(requests);
		return this.queue.call(() -> run(reviews));
	}

	// All on the same version of the model
	private List<Prediction> run(List<Review> reviews) {
		try (ModelLease lease = this.serving.lease()) {
			SentimentModel model = lease.model();
			List<Tokens> tokens = model.tokenize(reviews.stream().map(Review::text).toList());
			Scores[] scores = new Scores[reviews.size()];
			for (int[] batch : this.planner.plan(tokens)) {
				classify(model, tokens, batch, scores);
			}
			return IntStream.range(0, scores.length)
				.mapToObj((i) -> prediction(reviews.get(i), scores[i], model, tokens.get(i)))
				.toList();
		}
	}

	private static void classify(SentimentModel model, List<Tokens> tokens, int[] batch, Scores[] scores) {
		if (Thread.currentThread().isInterrupted()) {
			throw new CancellationException("The request was given up");
		}
		List<Scores> found = model.classify(Arrays.stream(batch).mapToObj(tokens::get).toList());
		for (int i = 0; i < batch.length; i++) {
			scores[batch[i]] = found.get(i);
		}
	}

	private static Prediction prediction(Review review, Scores scores, SentimentModel model, Tokens tokens) {
		return new Prediction(review.id(), scores, model.ref(), review.text().length(), tokens.length(),
				tokens.truncated());
	}

}
