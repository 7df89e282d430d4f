package org.reviewscope.inference.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import org.reviewscope.inference.model.ActiveModel;
import org.reviewscope.inference.model.ModelLease;
import org.reviewscope.inference.model.Scores;
import org.reviewscope.inference.model.SentimentModel;
import org.reviewscope.inference.model.Tokens;

/**
 * Runs reviews through the active model, in as few runs as their lengths allow.
 */
final class OnnxPredictor {

	private final ActiveModel active;

	private final LengthGroups groups;

	OnnxPredictor(ActiveModel active, LengthGroups groups) {
		this.active = active;
		this.groups = groups;
	}

	/**
	 * Predicts reviews, all on the same version of the model.
	 * @param reviews the reviews
	 * @return the predictions, in the same order
	 */
	List<Prediction> predict(List<Review> reviews) {
		try (ModelLease lease = this.active.lease()) {
			SentimentModel model = lease.model();
			List<Tokens> tokens = model.tokenize(reviews.stream().map(Review::text).toList());
			Scores[] scores = new Scores[reviews.size()];
			for (int[] group : this.groups.of(tokens)) {
				classify(model, tokens, group, scores);
			}
			return IntStream.range(0, scores.length)
				.mapToObj((i) -> prediction(reviews.get(i), scores[i], model, tokens.get(i)))
				.toList();
		}
	}

	private static void classify(SentimentModel model, List<Tokens> tokens, int[] group, Scores[] scores) {
		if (Thread.currentThread().isInterrupted()) {
			throw new CancellationException("Nobody waits for this any more");
		}
		List<Scores> found = model.classify(Arrays.stream(group).mapToObj(tokens::get).toList());
		for (int i = 0; i < group.length; i++) {
			scores[group[i]] = found.get(i);
		}
	}

	private static Prediction prediction(Review review, Scores scores, SentimentModel model, Tokens tokens) {
		return new Prediction(review.id(), scores, model.ref(), review.text().length(), tokens.length(),
				tokens.truncated());
	}

}
