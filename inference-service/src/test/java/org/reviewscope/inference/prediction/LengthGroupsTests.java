package org.reviewscope.inference.prediction;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.reviewscope.inference.model.LoadedArtifacts;
import org.reviewscope.inference.model.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

class LengthGroupsTests {

	private final LengthGroups groups = new LengthGroups(3, 60, 0.2);

	@Test
	void reviewsOfLikeLengthShareAGroup() {
		assertThat(of(10, 50, 9, 8)).containsExactly(List.of(1), List.of(0, 2, 3));
	}

	@Test
	void paddingHasALimit() {
		assertThat(of(10, 8, 7)).containsExactly(List.of(0, 1), List.of(2));
	}

	@Test
	void sizeHasALimit() {
		assertThat(of(5, 5, 5, 5)).containsExactly(List.of(0, 1, 2), List.of(3));
	}

	@Test
	void tokensOfARunHaveALimit() {
		assertThat(of(25, 25, 25)).containsExactly(List.of(0, 1), List.of(2));
	}

	@Test
	void reviewOverTheLimitOfARunStillGetsOne() {
		assertThat(of(100, 100)).containsExactly(List.of(0), List.of(1));
	}

	private List<List<Integer>> of(int... lengths) {
		List<Tokens> tokens = IntStream.of(lengths).mapToObj(LoadedArtifacts::tokens).toList();
		return this.groups.of(tokens).stream().map((group) -> Arrays.stream(group).boxed().toList()).toList();
	}

}
