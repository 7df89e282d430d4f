package org.reviewscope.load;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TallyTests {

	private final Tally tally = new Tally();

	@Test
	void showsEachCallWithTheTimesOfItsAnswers() {
		IntStream.rangeClosed(1, 200).forEach((millis) -> this.tally.answered("predict", millis));
		this.tally.failed("predict");
		this.tally.answered("models", 7);

		assertThat(this.tally.table().lines().map((line) -> line.split(" {2,}"))).containsExactly(
				new String[] { "call", "requests", "errors", "p50 ms", "p95 ms", "p99 ms" },
				new String[] { "models", "1", "0", "7", "7", "7" },
				new String[] { "predict", "201", "1", "100", "190", "198" });
	}

	@Test
	void callWithoutAnAnswerHasNoTimes() {
		this.tally.failed("predict");

		assertThat(this.tally.table()).containsPattern("predict +1 +1 +- +- +-");
	}

}
