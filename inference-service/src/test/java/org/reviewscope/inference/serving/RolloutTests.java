package org.reviewscope.inference.serving;

import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.serving.Rollout.Mode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Which requests go to a candidate.
 */
class RolloutTests {

	private static final int IDS = 10_000;

	@ParameterizedTest
	@ValueSource(ints = { 1, 5, 25, 50, 75, 99 })
	void shareIsThatOfRandomIdsAndOfIdsThatAreCountedUp(int percent) {
		long expected = IDS * percent / 100;
		assertThat(taken(percent, randomIds())).isCloseTo(expected, within(200L));
		assertThat(taken(percent, Stream.iterate(0L, (i) -> i + 1).map((i) -> new UUID(0x7000, i)).limit(IDS)))
			.isCloseTo(expected, within(200L));
	}

	@Test
	void allIsAll() {
		assertThat(taken(100, randomIds())).isEqualTo(IDS);
	}

	@Test
	void sameIdIsDecidedTheSameWayAndAGreaterShareKeepsThoseOfASmaller() {
		assertThat(randomIds()).allSatisfy((id) -> {
			assertThat(rollout(30).takes(id)).isEqualTo(rollout(30).takes(id));
			assertThat(rollout(60).takes(id)).isEqualTo(rollout(60).takes(id) || rollout(30).takes(id));
		});
	}

	private static long taken(int percent, Stream<UUID> ids) {
		return ids.filter(rollout(percent)::takes).count();
	}

	private static Stream<UUID> randomIds() {
		Random random = new Random(42);
		return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong())).limit(IDS);
	}

	private static Rollout rollout(int percent) {
		return new Rollout(new ModelRef("tiny", "2.0.0"), Mode.CANARY, percent);
	}

}
