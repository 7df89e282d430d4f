package org.reviewscope.inference.queue;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WorkRateTests {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private final WorkRate rate = new WorkRate(2, 1000);

	@Test
	void guessServesUntilMoreIsKnown() {
		assertThat(this.rate.in(Duration.ofSeconds(3))).isEqualTo(6000);
		assertThat(this.rate.secondsFor(500)).isEqualTo(0.25);
	}

	@Test
	void oneSlowPieceIsNotTakenForTheRule() {
		this.rate.add(10, SECOND / 2);
		assertThat(this.rate.in(Duration.ofSeconds(1))).isBetween(1000L, 2000L);
	}

	@Test
	void latestWorkCountsMost() {
		work(20, 100);
		assertThat(this.rate.in(Duration.ofSeconds(1))).isCloseTo(200, within(10L));
		work(20, 5000);
		assertThat(this.rate.in(Duration.ofSeconds(1))).isCloseTo(10_000, within(500L));
	}

	private void work(int seconds, long each) {
		for (int i = 0; i < seconds; i++) {
			this.rate.add(each, SECOND);
		}
	}

}
