package org.reviewscope.inference.classification;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.reviewscope.inference.onnx.Tokens;
import org.reviewscope.inference.queue.InferenceQueue;
import org.reviewscope.inference.queue.QueuedRequest;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Review;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.serving.ModelLease;
import org.reviewscope.inference.serving.ServingModel;

/**
 * Runs reviews through the model that serves, on the queue's threads and in as few runs
 * as their lengths allow.
 */
final class QueuedClassifier implements ReviewClassifier {

	/**
	 * What a review costs beside its characters: the shortest one takes some time, too.
	 */
	private static final int COST_OF_A_REVIEW = 50;

	private final InferenceQueue queue;

	private final ServingModel serving;

	private final BatchPlanner planner;

	private final Supplier<String> caller;

	QueuedClassifier(InferenceQueue queue, ServingModel serving, BatchPlanner planner, Supplier<String> caller) {
		this.queue = queue;
		this.serving = serving;
		this.planner = planner;
		this.caller = caller;
	}

	@Override
	public List<Prediction> classify(List<Review> reviews) {
		boolean batch = reviews.size() > 1;
		try (ModelLease lease = this.serving.lease();
				QueuedRequest request = this.queue.enter(this.caller.get(), batch, cost(reviews.stream()))) {
			LeasedRequest leased = new LeasedRequest(request, lease);
			return batch ? runs(leased, reviews) : List.of(run(leased, reviews.getFirst()));
		}
	}

	private static Prediction run(LeasedRequest request, Review review) {
		return request.call(cost(Stream.of(review)), (model) -> {
			List<Tokens> tokens = model.tokenize(List.of(review.text()));
			return prediction(review, tokens.getFirst(), model.classify(tokens).getFirst(), model.ref());
		});
	}

	private static long cost(Stream<Review> reviews) {
		return reviews.mapToLong((review) -> COST_OF_A_REVIEW + review.text().length()).sum();
	}

	// Cutting a review into tokens takes little, and costs nothing
	private List<Prediction> runs(LeasedRequest request, List<Review> reviews) {
		List<Tokens> tokens = request.call(0, (model) -> model.tokenize(reviews.stream().map(Review::text).toList()));
		Map<int[], Future<List<Scores>>> runs = new LinkedHashMap<>();
		for (int[] run : this.planner.plan(tokens)) {
			runs.put(run, request.submit(cost(Arrays.stream(run).mapToObj(reviews::get)),
					(model) -> model.classify(Arrays.stream(run).mapToObj(tokens::get).toList())));
		}
		Scores[] scores = new Scores[reviews.size()];
		runs.forEach((run, result) -> put(scores, run, request.await(result)));
		ModelRef ref = request.lease().model().ref();
		return IntStream.range(0, scores.length)
			.mapToObj((i) -> prediction(reviews.get(i), tokens.get(i), scores[i], ref))
			.toList();
	}

	private static void put(Scores[] scores, int[] run, List<Scores> found) {
		for (int i = 0; i < run.length; i++) {
			scores[run[i]] = found.get(i);
		}
	}

	private static Prediction prediction(Review review, Tokens tokens, Scores scores, ModelRef ref) {
		return new Prediction(review.id(), scores, ref, review.text().length(), tokens.length(), tokens.truncated());
	}

}
