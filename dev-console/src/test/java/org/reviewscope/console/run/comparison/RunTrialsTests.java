package org.reviewscope.console.run.comparison;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.run.Traffic;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Finds what was changed, and nothing else, in seeded trials. Each compares two runs with
 * four routes.
 */
class RunTrialsTests {

	private static final int TRIALS = 20;

	private static final int SOME = 400;

	private static final int MANY = 1_500;

	@Test
	void slowdownOfAFifthIsFoundInEachTrial() {
		assertThat(trials(SOME, (traffic) -> traffic.slower(1.2))).hasSize(TRIALS)
			.allSatisfy((found) -> assertThat(found).containsExactly("P50 " + Traffic.CHANGED));
	}

	@Test
	void nPlusOneIsFoundInEachTrial() {
		assertThat(trials(SOME, (traffic) -> traffic.moreStatements(20))).hasSize(TRIALS)
			.allSatisfy((found) -> assertThat(found).containsExactly("STATEMENTS " + Traffic.CHANGED,
					"SPANS " + Traffic.CHANGED));
	}

	@Test
	void equalRunsRaiseNoAlarm() {
		assertThat(trials(SOME, UnaryOperator.identity())).hasSize(TRIALS)
			.allSatisfy((found) -> assertThat(found).isEmpty());
	}

	@Test
	void equalRunsWithEnoughRequestsForP99RaiseNoAlarm() {
		assertThat(trials(MANY, UnaryOperator.identity())).hasSize(TRIALS)
			.allSatisfy((found) -> assertThat(found).isEmpty());
	}

	@Test
	void slowerTailIsFoundInEachTrial() {
		assertThat(trials(MANY, (traffic) -> traffic.slowerTail(3))).hasSize(TRIALS)
			.allSatisfy((found) -> assertThat(found).containsExactly("P99 " + Traffic.CHANGED));
	}

	@Test
	void moreFailuresAreFoundInEachTrialWithWhatTheyLog() {
		assertThat(trials(SOME, (traffic) -> traffic.failing(0.12))).hasSize(TRIALS)
			.allSatisfy((found) -> assertThat(found).containsExactly("FAILURES " + Traffic.CHANGED, "ERRORS null"));
	}

	private static List<List<String>> trials(int requests, UnaryOperator<Traffic> change) {
		return IntStream.range(0, TRIALS).mapToObj((trial) -> {
			Traffic before = Traffic.of(2L * trial).requestsOfEachRoute(requests);
			Traffic after = change.apply(Traffic.of(2L * trial + 1).requestsOfEachRoute(requests));
			return RunComparer.compare(before.run(), after.run())
				.findings()
				.stream()
				.map((finding) -> finding.kind() + " " + finding.route())
				.toList();
		}).toList();
	}

}
