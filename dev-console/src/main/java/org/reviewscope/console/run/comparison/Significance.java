package org.reviewscope.console.run.comparison;

import java.util.Arrays;

import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.inference.BinomialTest;
import org.apache.commons.statistics.inference.FisherExactTest;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * The tests of statistics, all two-sided: how likely a difference as large as the seen
 * one is when there is none. None of them assumes a shape of the distribution.
 */
final class Significance {

	private static final double NONE = 1;

	private Significance() {
	}

	/**
	 * Tells whether one run's values tend to be larger: the test of Mann and Whitney
	 * (1947), as Netflix' and Google's canary analysis
	 * (<a href="https://github.com/spinnaker/kayenta">Kayenta</a>) uses it. Means would
	 * follow a few outliers. The normal approximation, for which 20 values are enough,
	 * needs little memory.
	 * @param before values of one run
	 * @param after values of the other
	 * @return the p-value, 1 when all values are the same
	 */
	static double location(double[] before, double[] after) {
		double pValue = MannWhitneyUTest.withDefaults().with(PValueMethod.ASYMPTOTIC).test(before, after).getPValue();
		return Double.isNaN(pValue) ? NONE : pValue;
	}

	/**
	 * Tells whether a quantile differs: the values above the quantile of both together
	 * are counted in each, and should be as many in one as in the other. Mood's test of
	 * the median (1950) for another quantile, with the exact probabilities of
	 * {@link #share}.
	 * @param before values of one run
	 * @param after values of the other
	 * @param quantile for example 0.99
	 * @return the p-value
	 */
	static double tail(double[] before, double[] after, double quantile) {
		double[] both = Arrays.copyOf(before, before.length + after.length);
		System.arraycopy(after, 0, both, before.length, after.length);
		double limit = quantile(both, quantile);
		return share(above(before, limit), before.length, above(after, limit), after.length);
	}

	/**
	 * Tells whether the share of something differs: Fisher's exact test (1935), which
	 * holds for small numbers, too.
	 * @param before how many have it in one run
	 * @param ofBefore of how many
	 * @param after how many have it in the other
	 * @param ofAfter of how many
	 * @return the p-value
	 */
	static double share(int before, int ofBefore, int after, int ofAfter) {
		int[][] table = { { before, ofBefore - before }, { after, ofAfter - after } };
		return FisherExactTest.withDefaults().test(table).getPValue();
	}

	/**
	 * Tells whether something happens more often: of all its occurrences, each run has
	 * its share of the requests when there is no difference (Przyborowski and Wilenski,
	 * 1940).
	 * @param before how often it happened in one run
	 * @param requestsBefore in how many requests
	 * @param after how often it happened in the other
	 * @param requestsAfter in how many requests
	 * @return the p-value
	 */
	static double rate(int before, int requestsBefore, int after, int requestsAfter) {
		return BinomialTest.withDefaults()
			.test(before + after, after, (double) requestsAfter / (requestsBefore + requestsAfter))
			.getPValue();
	}

	static double quantile(double[] values, double quantile) {
		return Quantile.withDefaults().withCopy(true).evaluate(values, quantile);
	}

	private static int above(double[] values, double limit) {
		return (int) Arrays.stream(values).filter((value) -> value > limit).count();
	}

}
