package org.reviewscope.console.run.comparison;

import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.reviewscope.console.run.Run;
import org.reviewscope.console.run.Traffic;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Measures how many requests it takes to find a slowdown, and how many equal pairs raise
 * an alarm. Prints a table:
 * {@code ./mvnw test -pl dev-console -am -Dtest=RunPowerBenchmark -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class RunPowerBenchmark {

	private static final int TRIALS = 100;

	private static final int EQUAL_PAIRS = 1_000;

	@Test
	void slowdownsFound() {
		double last = 0;
		for (int requests : new int[] { 50, 100, 200, 400, 800 }) {
			last = found(requests, 1.2);
			System.out.printf(Locale.ROOT, "%d requests: %.0f of %d at +10 %%, %.0f at +20 %%, %.0f at +50 %%%n",
					requests, found(requests, 1.1), TRIALS, last, found(requests, 1.5));
		}
		assertThat(last).isGreaterThan(0.95 * TRIALS);
	}

	@Test
	void alarmsOfEqualPairs() {
		long alarms = IntStream.range(0, EQUAL_PAIRS)
			.filter((trial) -> !compare(trial, 400, UnaryOperator.identity()).findings().isEmpty())
			.count();
		System.out.printf("%d of %d equal pairs raised an alarm%n", alarms, EQUAL_PAIRS);
		assertThat(alarms).isLessThan(EQUAL_PAIRS / 100);
	}

	private static double found(int requests, double slower) {
		return IntStream.range(0, TRIALS)
			.filter((trial) -> compare(trial, requests, (traffic) -> traffic.slower(slower)).regressions()
				.stream()
				.anyMatch((finding) -> finding.kind() == Kind.P50 && Traffic.CHANGED.equals(finding.route())))
			.count();
	}

	private static Comparison compare(int trial, int requests, UnaryOperator<Traffic> change) {
		Run before = Traffic.of(1_000 + 2L * trial).requestsOfEachRoute(requests).run();
		Run after = change.apply(Traffic.of(1_001 + 2L * trial).requestsOfEachRoute(requests)).run();
		return RunComparer.compare(before, after);
	}

}
