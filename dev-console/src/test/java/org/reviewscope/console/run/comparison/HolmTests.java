package org.reviewscope.console.run.comparison;

import java.util.List;
import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The correction for many comparisons, and the tests behind them.
 */
class HolmTests {

	@Test
	void smallestIsMultipliedByTheNumberOfComparisonsTheNextByOneLess() {
		assertThat(corrected(0.0004, 0.0001, 0.5)).containsExactly(0.0003, 0.0008);
		assertThat(corrected(0.0004, 0.0001, 0.5, 0.5)).containsExactly(0.0004);
		assertThat(corrected(0.0001, 0.00009, 0.00009)).containsExactly(0.00027, 0.00027, 0.00027);
		assertThat(corrected()).isEmpty();
	}

	@Test
	void whatIsEqualDoesNotDiffer() {
		assertThat(Significance.location(new double[30], new double[30])).isEqualTo(1);
		assertThat(Significance.share(0, 30, 0, 40)).isEqualTo(1);
		assertThat(Significance.rate(5, 100, 5, 100)).isEqualTo(1);
	}

	@Test
	void probabilitiesAreThoseOfTheTextbook() {
		// 2 / (40 over 20)
		assertThat(Significance.share(0, 20, 20, 20)).isCloseTo(2 / 137_846_528_820.0, within(1e-15));
		// 2 / 2^10
		assertThat(Significance.rate(0, 50, 10, 50)).isCloseTo(2 / 1024.0, within(1e-12));
		// All of one run above all of the other: z = 199.5 / sqrt(400 * 41 / 12)
		assertThat(Significance.location(upFrom(0), upFrom(100))).isCloseTo(6.796e-8, within(1e-10));
	}

	@Test
	void tailIsWhatLiesAboveTheQuantileOfBoth() {
		double[] before = DoubleStream.iterate(0, (value) -> value + 1).limit(1000).toArray();
		double[] after = before.clone();
		for (int i = 0; i < 20; i++) {
			after[i] = 5000;
		}

		assertThat(Significance.tail(before, before, 0.99)).isEqualTo(1);
		// 20 of 20 slow ones in one run
		assertThat(Significance.tail(before, after, 0.99)).isCloseTo(1.73e-6, within(1e-8));
	}

	private static double[] upFrom(double first) {
		return DoubleStream.iterate(first, (value) -> value + 1).limit(20).toArray();
	}

	private static List<Double> corrected(double... pValues) {
		return Holm
			.significant(DoubleStream.of(pValues)
				.mapToObj((pValue) -> new Hypothesis(
						new Finding(Kind.P50, null, List.of(), "", 1, 2, pValue, null, null)))
				.toList())
			.stream()
			.map((finding) -> Math.round(finding.pValue() * 1e9) / 1e9)
			.toList();
	}

}
