package org.reviewscope.load;

import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MixTests {

	private final Mix mix = Mix.read();

	/** What Locust 2.47 makes of the same weights. */
	@ParameterizedTest
	@CsvSource({ "1, 1, 0, 0", "2, 1, 0, 1", "3, 1, 1, 1", "5, 3, 1, 1", "6, 4, 1, 1", "7, 4, 1, 2", "20, 12, 4, 4",
			"33, 19, 7, 7" })
	void dividesUsersAsLocustDoes(int users, int readers, int shops, int clumsyClients) {
		List<Kind> kinds = Kind.inOrder(users, this.mix);

		assertThat(kinds).hasSize(users);
		assertThat(Collections.frequency(kinds, Kind.READER)).isEqualTo(readers);
		assertThat(Collections.frequency(kinds, Kind.SHOP)).isEqualTo(shops);
		assertThat(Collections.frequency(kinds, Kind.CLUMSY_CLIENT)).isEqualTo(clumsyClients);
	}

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
