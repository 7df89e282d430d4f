package org.reviewscope.inference.classification;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.reviewscope.inference.onnx.LoadedArtifacts;
import org.reviewscope.inference.onnx.Tokens;

import static org.assertj.core.api.Assertions.assertThat;

class BatchPlannerTests {

	private final BatchPlanner planner = new BatchPlanner(3, 60, 0.2);

	@Test
	void reviewsOfSimilarLengthShareARun() {
		assertThat(plan(10, 50, 9, 8)).containsExactly(List.of(1), List.of(0, 2, 3));
	}

	@Test
	void paddingHasALimit() {
		assertThat(plan(10, 8, 7)).containsExactly(List.of(0, 1), List.of(2));
	}

	@Test
	void sizeHasALimit() {
		assertThat(plan(5, 5, 5, 5)).containsExactly(List.of(0, 1, 2), List.of(3));
	}

	@Test
	void tokensOfARunHaveALimit() {
		assertThat(plan(25, 25, 25)).containsExactly(List.of(0, 1), List.of(2));
	}

	@Test
	void reviewOverTheLimitOfARunStillGetsOne() {
		assertThat(plan(100, 100)).containsExactly(List.of(0), List.of(1));
	}

	private List<List<Integer>> plan(int... lengths) {
		List<Tokens> tokens = IntStream.of(lengths).mapToObj(LoadedArtifacts::tokens).toList();
		return this.planner.plan(tokens).stream().map((run) -> Arrays.stream(run).boxed().toList()).toList();
	}

}
