package org.reviewscope.inference.artifact;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * The reference distribution of the predictions of a version: {@code reference.json} of
 * its artifact.
 *
 * @param classes how many predictions of each class
 * @param confidence their confidence
 * @param length the reviews' characters
 * @param tokens the reviews' tokens
 */
public record ReferenceWindow(@JsonProperty("class") Classes classes, Distribution confidence, Distribution length,
		Distribution tokens) {

	public ReferenceWindow {
		check(classes != null && confidence != null && length != null && tokens != null,
				"class, confidence, length and tokens are needed");
	}

	private static boolean isCount(@Nullable Integer count) {
		return count != null && count >= 0;
	}

	private static void check(boolean valid, String complaint) {
		if (!valid) {
			throw new InvalidModelException("reference.json: " + complaint);
		}
	}

	/**
	 * Numbers of predictions by class.
	 *
	 * @param negative those that were negative
	 * @param neutral those that were neutral
	 * @param positive those that were positive
	 */
	public record Classes(int negative, int neutral, int positive) {

		public Classes {
			check(isCount(negative) && isCount(neutral) && isCount(positive), "counts must not be negative");
		}

	}

	/**
	 * Numbers of predictions by bin.
	 *
	 * @param upTo the largest value of each bin but the last, which has none
	 * @param counts how many predictions lie in each bin
	 */
	public record Distribution(List<Double> upTo, List<Integer> counts) {

		/** Each bin is two series. */
		private static final int MOST_BINS = 50;

		public Distribution {
			check(isAscending(upTo), "upTo must be numbers, each greater than the one before");
			check(counts != null && counts.size() == upTo.size() + 1, "counts must be one more than upTo");
			check(counts.size() <= MOST_BINS, "there must be %d bins at most".formatted(MOST_BINS));
			check(counts.stream().allMatch(ReferenceWindow::isCount), "counts must be whole numbers from 0 on");
		}

		// 1e400 is correct JSON, and infinite once it is read
		private static boolean isNumber(@Nullable Double bound) {
			return bound != null && Double.isFinite(bound);
		}

		private static boolean isAscending(@Nullable List<Double> bounds) {
			return bounds != null && bounds.stream().allMatch(Distribution::isNumber)
					&& bounds.stream().sorted().distinct().toList().equals(bounds);
		}

	}

}
