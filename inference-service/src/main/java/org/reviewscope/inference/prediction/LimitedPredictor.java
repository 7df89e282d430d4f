package org.reviewscope.inference.prediction;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.queue.BusyException;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Review;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.serving.NoModelException;

/**
 * Has the reviews that keep the limits classified, and gives each failure its reason.
 */
final class LimitedPredictor implements Predictor {

	private final ReviewLimits limits;

	private final ReviewClassifier classifier;

	LimitedPredictor(ReviewLimits limits, ReviewClassifier classifier) {
		this.limits = limits;
		this.classifier = classifier;
	}

	@Override
	public Prediction predict(PredictionRequest request) {
		return classify(List.of(this.limits.check(request))).getFirst();
	}

	@Override
	public List<Prediction> predictBatch(List<@Nullable PredictionRequest> requests) {
		return classify(this.limits.checkBatch(requests));
	}

	private List<Prediction> classify(List<Review> reviews) {
		try {
			return this.classifier.classify(reviews);
		}
		catch (NoModelException ex) {
			throw PredictionException.busy(ErrorReason.NO_MODEL, "No model is loaded yet", 1, ex);
		}
		catch (BusyException ex) {
			throw PredictionException.busy(ex.isLate() ? ErrorReason.DEADLINE : ErrorReason.QUEUE_FULL, ex.getMessage(),
					ex.retryAfter(), ex);
		}
	}

}
