package org.reviewscope.load;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The reviews that users send, the negative ones apart: their share may drift.
 */
final class Reviews {

	private final List<Map<String, Object>> negative;

	private final List<Map<String, Object>> others;

	Reviews(List<Map<String, Object>> rows) {
		Predicate<Map<String, Object>> isNegative = (row) -> row.get("sentiment").equals("negative");
		this.negative = rows.stream().filter(isNegative).toList();
		this.others = rows.stream().filter(isNegative.negate()).toList();
	}

	/** The share of negative reviews in the data, from 0 to 1. */
	double negativeShare() {
		return (double) this.negative.size() / (this.negative.size() + this.others.size());
	}

	/** Takes two numbers from the generator, whatever the share. */
	Map<String, Object> any(RandomGenerator random, double negativeShare) {
		List<Map<String, Object>> rows = (random.nextDouble() < negativeShare) ? this.negative : this.others;
		return rows.get((int) (random.nextDouble() * rows.size()));
	}

}
