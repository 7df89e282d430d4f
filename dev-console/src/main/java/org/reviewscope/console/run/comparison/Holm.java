package org.reviewscope.console.run.comparison;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Corrects for the number of comparisons: of a thousand equal figures, one would seem to
 * differ at p = 0.001. The method of Holm (A simple sequentially rejective multiple test
 * procedure, 1979), which holds whether or not the comparisons depend on each other, as
 * those of a route do.
 */
final class Holm {

	/**
	 * How often something equal may seem to differ, for all comparisons of a kind
	 * together. With six kinds, one in 160 comparisons of equal runs may raise a false
	 * alarm: a check that fails for nothing is soon switched off. Wikimedia's Fresnel
	 * (T223977) came to 0.005 for the same reason, for one comparison.
	 */
	static final double ALPHA = 0.001;

	private Holm() {
	}

	/**
	 * Chooses the differences that are beyond chance.
	 * @param family all that was compared, also what does not differ
	 * @return the findings that are significant and large enough, clearest first
	 */
	static List<Finding> significant(List<Hypothesis> family) {
		List<Finding> found = new ArrayList<>();
		double corrected = 0;
		int left = family.size();
		for (Hypothesis next : family.stream().sorted(Comparator.comparingDouble(Hypothesis::pValue)).toList()) {
			corrected = Math.max(corrected, Math.min(1, left-- * next.pValue()));
			if (corrected <= ALPHA && next.isLarge()) {
				found.add(next.finding().corrected(corrected));
			}
		}
		return found;
	}

}
