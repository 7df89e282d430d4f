package org.reviewscope.inference.sentiment;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How sure the model is of each sentiment: numbers from 0 to 1 that sum to 1.
 *
 * @param negative the share of negative
 * @param neutral the share of neutral, 0 from a model that does not know it
 * @param positive the share of positive
 */
public record Scores(double negative, double neutral, double positive) {

	public Sentiment sentiment() {
		return Stream.of(Sentiment.values()).max(Comparator.comparingDouble(this::of)).orElseThrow();
	}

	public double confidence() {
		return of(sentiment());
	}

	private double of(Sentiment sentiment) {
		return switch (sentiment) {
			case NEGATIVE -> this.negative;
			case NEUTRAL -> this.neutral;
			case POSITIVE -> this.positive;
		};
	}

	/**
	 * Turns a model's raw output into scores (softmax; a sentiment without a label scores
	 * 0).
	 * @param labels what the columns of the output mean
	 * @param logits the output for one review
	 * @return the scores
	 */
	public static Scores softmax(List<Sentiment> labels, float[] logits) {
		double highest = Double.NEGATIVE_INFINITY;
		for (float logit : logits) {
			highest = Math.max(highest, logit);
		}
		double sum = 0;
		Map<Sentiment, Double> powers = new EnumMap<>(Sentiment.class);
		for (int i = 0; i < logits.length; i++) {
			double power = Math.exp(logits[i] - highest);
			powers.put(labels.get(i), power);
			sum += power;
		}
		return new Scores(powers.getOrDefault(Sentiment.NEGATIVE, 0.0) / sum,
				powers.getOrDefault(Sentiment.NEUTRAL, 0.0) / sum, powers.getOrDefault(Sentiment.POSITIVE, 0.0) / sum);
	}

}
