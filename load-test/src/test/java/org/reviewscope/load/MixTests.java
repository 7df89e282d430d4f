package org.reviewscope.load;

import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MixTests {

	private final Mix mix = Mix.read();

	@Test
	void readersMakeTheCallsThatTheSimulationKnows() {
		assertThat(this.mix.reader().calls()).containsOnlyKeys("predict", "predict, plain contract", "models");
		assertThat(this.mix.reader().feedbackShare()).isBetween(0.0, 1.0);
	}

	@Test
	void reviewThatIsTooLongIsSpelledOut() {
		assertThat(this.mix.clumsyClient().body("too long")).startsWith("{\"review\": \"xxx")
			.endsWith("xxx\"}")
			.hasSize("{\"review\": \"\"}".length() + this.mix.clumsyClient().tooLong());
	}

	@Test
	void batchesHaveEverySizeBetweenTheirLimits() {
		RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
		Mix.Range sizes = this.mix.shop().batchSize();

		assertThat(Stream.generate(() -> sizes.any(random)).limit(10_000)).contains(sizes.min(), sizes.max())
			.allMatch((size) -> size >= sizes.min() && size <= sizes.max());
	}

}
