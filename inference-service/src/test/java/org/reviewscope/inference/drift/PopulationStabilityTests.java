package org.reviewscope.inference.drift;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Indices calculated by hand; half a prediction is added to each bin.
 */
class PopulationStabilityTests {

	@Test
	void sameSharesAreZeroApart() {
		assertThat(PopulationStability.index(new int[] { 10, 10 }, new int[] { 300, 300 })).isZero();
	}

	@Test
	void halvesAgainstThreeQuarters() {
		// (3/4 - 1/2) ln(3/2) + (1/4 - 1/2) ln(1/2) = ln(3) / 4
		assertIndex(new int[] { 1, 1 }, new int[] { 4, 1 }, Math.log(3) / 4);
	}

	@Test
	void emptyBinIsFarButNotInfinitelyFar() {
		// Thirds against 1/21, 7/21, 13/21: 6/21 ln(7) + 6/21 ln(13/7)
		assertIndex(new int[] { 3, 3, 3 }, new int[] { 0, 3, 6 }, 2 * Math.log(13) / 7);
	}

	@Test
	void directionDoesNotMatter() {
		assertIndex(new int[] { 0, 3, 6 }, new int[] { 3, 3, 3 }, 2 * Math.log(13) / 7);
	}

	private static void assertIndex(int[] reference, int[] now, double expected) {
		assertThat(PopulationStability.index(reference, now)).isCloseTo(expected, within(1e-12));
	}

}
