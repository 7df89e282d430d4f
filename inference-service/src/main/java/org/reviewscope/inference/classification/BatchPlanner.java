package org.reviewscope.inference.classification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import org.reviewscope.inference.onnx.Tokens;

/**
 * Plans which reviews share a run of the model: those of similar length, so that little
 * time goes into padding, and padding moves the scores of a quantised model little.
 */
final class BatchPlanner {

	private final int maxSize;

	private final int maxTokens;

	private final double maxPadding;

	/**
	 * Sets what a run may hold.
	 * @param maxSize the most reviews
	 * @param maxTokens the most tokens with padding, which bounds the memory of a run
	 * @param maxPadding the largest share of a review that may be padding
	 */
	BatchPlanner(int maxSize, int maxTokens, double maxPadding) {
		this.maxSize = maxSize;
		this.maxTokens = maxTokens;
		this.maxPadding = maxPadding;
	}

	/**
	 * Plans the runs.
	 * @param tokens the reviews
	 * @return the indexes of the reviews, by run
	 */
	List<int[]> plan(List<Tokens> tokens) {
		int[] longestFirst = IntStream.range(0, tokens.size())
			.boxed()
			.sorted(Comparator.comparingInt((Integer i) -> tokens.get(i).length()).reversed())
			.mapToInt(Integer::intValue)
			.toArray();
		List<int[]> runs = new ArrayList<>();
		int start = 0;
		while (start < longestFirst.length) {
			int end = end(longestFirst, start, tokens);
			runs.add(IntStream.range(start, end).map((i) -> longestFirst[i]).toArray());
			start = end;
		}
		return runs;
	}

	private int end(int[] longestFirst, int start, List<Tokens> tokens) {
		int longest = tokens.get(longestFirst[start]).length();
		int limit = Math.min(this.maxSize, Math.max(1, this.maxTokens / longest));
		int end = start + 1;
		while (end < longestFirst.length && end - start < limit
				&& tokens.get(longestFirst[end]).length() >= longest * (1 - this.maxPadding)) {
			end++;
		}
		return end;
	}

}
