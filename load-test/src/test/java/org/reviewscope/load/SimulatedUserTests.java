package org.reviewscope.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatedUserTests {

	private final Mix mix = Mix.read();

	private final Reviews reviews = new Reviews(List.of(Map.of("review", "Bad.", "sentiment", "negative"),
			Map.of("review", "Fine.", "sentiment", "neutral"), Map.of("review", "Good.", "sentiment", "positive"),
			Map.of("review", "Great.", "sentiment", "positive")));

	@ParameterizedTest
	@EnumSource
	void sameSeedMakesTheSameChoices(Kind kind) {
		assertThat(choices(kind, 3, 42)).isEqualTo(choices(kind, 3, 42));
		assertThat(user(kind, 3, 42).identity()).isEqualTo(user(kind, 3, 42).identity());
	}

	@ParameterizedTest
	@EnumSource
	void otherSeedOrOtherUserMakesOtherChoices(Kind kind) {
		assertThat(choices(kind, 3, 42)).isNotEqualTo(choices(kind, 3, 43)).isNotEqualTo(choices(kind, 4, 42));
	}

	@Test
	void choicesOfReadersDifferInTheReviewAloneWhenTheMixDrifts() {
		SimulatedUser steady = user(Kind.READER, 1, 42);
		SimulatedUser drifting = user(Kind.READER, 1, 42);

		assertThat(Stream.generate(() -> steady.next(0)).limit(100)).allSatisfy((choice) -> {
			assertThat(choice).containsAnyOf(Map.entry("sentiment", "neutral"), Map.entry("sentiment", "positive"));
			assertThat(drifting.next(1)).containsEntry("sentiment", "negative")
				.containsEntry("call", choice.get("call"))
				.containsEntry("pause", choice.get("pause"));
		});
	}

	@Test
	void withoutDriftReviewsAreThoseOfTheData() {
		assertThat(this.reviews.negativeShare()).isEqualTo(0.25);
		assertThat(share(Kind.READER, "review", "Bad.", 0.25)).isCloseTo(0.25, Offset.offset(0.03));
		assertThat(share(Kind.READER, "review", "Great.", 0.25)).isCloseTo(0.25, Offset.offset(0.03));
	}

	@Test
	void usersDoWhatTheMixSays() {
		assertThat(share(Kind.READER, "call", "predict", 0.25)).isCloseTo(10.0 / 13, Offset.offset(0.03));
		assertThat(share(Kind.READER, "feedback", true, 0.25)).isCloseTo(0.3, Offset.offset(0.03));
		assertThat(share(Kind.CLUMSY_CLIENT, "call", "nonsense, blank", 0.25)).isCloseTo(0.25, Offset.offset(0.03));
	}

	@Test
	void pausesAreThoseOfTheMix() {
		assertThat(choices(Kind.READER, 1, 42)).extracting("pause", Duration.class)
			.allMatch((pause) -> pause.toMillis() >= 500 && pause.toMillis() <= 2000);
	}

	private double share(Kind kind, String attribute, Object value, double negativeShare) {
		SimulatedUser user = user(kind, 1, 42);
		return Stream.generate(() -> user.next(negativeShare))
			.limit(10_000)
			.filter((choice) -> choice.get(attribute).equals(value))
			.count() / 10_000.0;
	}

	private List<Map<String, Object>> choices(Kind kind, int number, long seed) {
		SimulatedUser user = user(kind, number, seed);
		return Stream.generate(() -> user.next(0.25)).limit(50).toList();
	}

	private SimulatedUser user(Kind kind, int number, long seed) {
		return new SimulatedUser(this.mix, this.reviews, kind, number, seed);
	}

}
