package org.reviewscope.console.run;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often something happened in each request, as a histogram.
 *
 * @param requests the number of requests by the count of what happened in them; those in
 * which nothing happened are not in it
 */
public record Counts(SortedMap<Integer, Integer> requests) {

	static Counts none() {
		return new Counts(new TreeMap<>());
	}

	void add(int count) {
		if (count > 0) {
			this.requests.merge(count, 1, Integer::sum);
		}
	}

	/**
	 * How often it happened in all requests together.
	 * @return the sum of the counts
	 */
	public long sum() {
		return this.requests.entrySet().stream().mapToLong((entry) -> (long) entry.getKey() * entry.getValue()).sum();
	}

	/**
	 * The count of each request.
	 * @param all how many requests there were
	 * @return one count for each request, in no order that means anything
	 */
	public double[] each(int all) {
		double[] counts = new double[all];
		int next = 0;
		for (Map.Entry<Integer, Integer> entry : this.requests.entrySet()) {
			for (int i = 0; i < entry.getValue() && next < all; i++) {
				counts[next++] = entry.getKey();
			}
		}
		return counts;
	}

}
