package org.reviewscope.inference.prediction;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Lets the model work on its own few threads, on reviews within the limits only.
 */
final class QueuedPredictor implements Predictor {

	private final ReviewLimits limits;

	private final InferenceQueue queue;

	private final OnnxPredictor model;

	QueuedPredictor(ReviewLimits limits, InferenceQueue queue, OnnxPredictor model) {
		this.limits = limits;
		this.queue = queue;
		this.model = model;
	}

	@Override
	public Prediction predict(PredictionRequest request) {
		List<Review> review = List.of(this.limits.check(request));
		return this.queue.call(() -> this.model.predict(review)).getFirst();
	}

	@Override
	public List<Prediction> predictBatch(List<@Nullable PredictionRequest> requests) {
		List<Review> reviews = this.limits.checkBatch(requests);
		return this.queue.call(() -> this.model.predict(reviews));
	}

}
