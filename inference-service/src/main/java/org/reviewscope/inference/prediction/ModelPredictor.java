package org.reviewscope.inference.prediction;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.onnx.Tokens;
import org.reviewscope.inference.queue.BusyException;
import org.reviewscope.inference.queue.InferenceQueue;
import org.reviewscope.inference.queue.QueuedRequest;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Review;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.serving.ModelLease;
import org.reviewscope.inference.serving.NoModelException;
import org.reviewscope.inference.serving.ServingModel;

/**
 * Runs the reviews that keep the limits through the model that serves, on the queue's
 * threads and in as few runs as their lengths allow.
 */
final class ModelPredictor implements Predictor {

	/**
	 * What a review costs beside its characters: the shortest one takes some time, too.
	 */
	private static final int COST_OF_A_REVIEW = 50;

	private final ReviewLimits limits;

	private final InferenceQueue queue;

	private final ServingModel serving;

	private final BatchPlanner planner;

	private final Supplier<String> caller;

	ModelPredictor(ReviewLimits limits, InferenceQueue queue, ServingModel serving, BatchPlanner planner,
			Supplier<String> caller) {
		this.limits = limits;
		this.queue = queue;
		this.serving = serving;
		this.planner = planner;
		this.caller = caller;
	}

	@Override
	public Prediction predict(PredictionRequest request) {
		Review review = this.limits.check(request);
		return queued(List.of(review), false, (queued) -> queued.call(cost(Stream.of(review)), (model) -> {
			List<Tokens> tokens = model.tokenize(List.of(review.text()));
			return prediction(review, tokens.getFirst(), model.classify(tokens).getFirst(), model.ref());
		}));
	}

	@Override
	public List<Prediction> predictBatch(List<@Nullable PredictionRequest> requests) {
		List<Review> reviews = this.limits.checkBatch(requests);
		return queued(reviews, true, (queued) -> runs(queued, reviews));
	}

	private <T> T queued(List<Review> reviews, boolean batch, Function<LeasedRequest, T> work) {
		try (ModelLease lease = this.serving.lease();
				QueuedRequest request = this.queue.enter(this.caller.get(), batch, cost(reviews.stream()))) {
			return work.apply(new LeasedRequest(request, lease));
		}
		catch (NoModelException ex) {
			throw PredictionException.busy(ErrorReason.NO_MODEL, "No model is loaded yet", 1, ex);
		}
		catch (BusyException ex) {
			throw PredictionException.busy(ex.isLate() ? ErrorReason.DEADLINE : ErrorReason.QUEUE_FULL, ex.getMessage(),
					ex.retryAfter(), ex);
		}
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
