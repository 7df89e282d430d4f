package org.reviewscope.inference.rollout;

import java.util.List;

import org.reviewscope.inference.queue.BusyException;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Review;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.serving.CandidateModel;
import org.reviewscope.inference.serving.NoModelException;
import org.reviewscope.inference.serving.Rollout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the candidate answer its share while it is a canary, and read its share while it is
 * a shadow. Without a rollout the active version answers as if nothing were in between.
 */
final class RolloutClassifier implements ReviewClassifier {

	private static final Logger logger = LoggerFactory.getLogger(RolloutClassifier.class);

	private final CandidateModel candidate;

	private final ReviewClassifier undisturbed;

	private final ReviewClassifier active;

	private final ReviewClassifier canary;

	private final Shadow shadow;

	/**
	 * Creates a classifier of two versions.
	 * @param candidate whether a rollout is on
	 * @param undisturbed the active version, as it is without a rollout
	 * @param active the same, observed
	 * @param canary the candidate, when it answers
	 * @param shadow the candidate, when it reads
	 */
	RolloutClassifier(CandidateModel candidate, ReviewClassifier undisturbed, ReviewClassifier active,
			ReviewClassifier canary, Shadow shadow) {
		this.candidate = candidate;
		this.undisturbed = undisturbed;
		this.active = active;
		this.canary = canary;
		this.shadow = shadow;
	}

	@Override
	public List<Prediction> classify(List<Review> reviews) {
		Rollout rollout = this.candidate.rollout();
		if (rollout == null) {
			return this.undisturbed.classify(reviews);
		}
		boolean taken = rollout.takes(reviews.getFirst().id());
		if (taken && rollout.mode() == Rollout.Mode.CANARY) {
			return canary(rollout, reviews);
		}
		List<Prediction> answers = this.active.classify(reviews);
		if (taken) {
			this.shadow.show(rollout.ref().version(), reviews, answers);
		}
		return answers;
	}

	// A queue that is full is full for both; clients do not notice a candidate that fails
	private List<Prediction> canary(Rollout rollout, List<Review> reviews) {
		try {
			return this.canary.classify(reviews);
		}
		catch (BusyException ex) {
			throw ex;
		}
		catch (NoModelException ex) {
			logger.debug("The rollout of {} has just ended", rollout.ref(), ex);
		}
		catch (RuntimeException ex) {
			logger.warn("Canary {} failed on {} review(s), first {}: the active version answers", rollout.ref(),
					reviews.size(), reviews.getFirst().id(), ex);
		}
		return this.active.classify(reviews);
	}

}
