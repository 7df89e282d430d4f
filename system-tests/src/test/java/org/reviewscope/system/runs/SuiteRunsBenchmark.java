package org.reviewscope.system.runs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.reviewscope.system.faults.SwitchedFault;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.runs.ConsoleRuns.Found;
import org.reviewscope.system.runs.ConsoleRuns.Kept;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares runs of the real suite: two of the same code, one with a route that is 20 %
 * slower, and one with an N+1. It depends on what else the machine does, so no build runs
 * it:
 * {@code ./mvnw verify -pl system-tests -am -DskipUnitTests -Dit.test=SuiteRunsBenchmark -Dfailsafe.failIfNoSpecifiedTests=false}.
 * {@code -Dreviewscope.runs.pairs=2} is a short form, {@code #equalPairs} one of the
 * three.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SuiteRunsBenchmark {

	private static final int PAIRS = Integer.getInteger("reviewscope.runs.pairs", 20);

	private static final int REQUESTS_OF_EACH_ROUTE = 400;

	private static final int WARM_UP_SECONDS = 60;

	private static final String ROUTE = "POST /predict";

	/** Those that write to the store, which is what the fault slows. */
	private static final List<String> WRITES = List.of(ROUTE, "POST /api/v1/predictions",
			"POST /api/v1/predictions/batch", "POST /api/v1/predictions/{id}/feedback");

	private final List<String> table = new ArrayList<>(
			List.of("| pairs | number | found | false alarms | called better or different without a cause |",
					"|---|--:|--:|--:|--:|"));

	private Suite suite;

	private ConsoleRuns runs;

	@BeforeAll
	void startAndWarmUp() {
		this.suite = Suite.startWithFaultsAndConsole(Map.of());
		this.runs = new ConsoleRuns(this.suite);
		new SteadyRequests(this.suite).send(WARM_UP_SECONDS * SteadyRequests.ROUNDS_A_SECOND);
	}

	@AfterAll
	void stop() {
		System.out.println(String.join("\n", this.table));
		this.suite.close();
	}

	/** First, so that no fault has been on before. */
	@Test
	@Order(1)
	void equalPairs() {
		List<List<Found>> pairs = compare("equal", (_) -> keep("after"));

		assertThat(result("equal", pairs, (_) -> false, (_) -> false)).isEqualTo(new Result(0, 0));
	}

	@Test
	@Order(2)
	void slowdowns() {
		List<List<Found>> pairs = compare("20 % slower", (before) -> keepWith("gateway-service",
				"latency-one-route?route=%s&delay=%dus".formatted(ROUTE, this.runs.p50(before, ROUTE) / 5_000)));

		assertThat(
				result("20 % slower", pairs, (finding) -> finding.is("P50", ROUTE), (finding) -> finding.isOf(ROUTE)))
			.isEqualTo(new Result(PAIRS, 0));
	}

	@Test
	@Order(3)
	void repeatedStatements() {
		List<List<Found>> pairs = compare("N+1", (_) -> keepWith("model-store-service", "bottleneck?size=20"));

		assertThat(result("N+1", pairs, (finding) -> finding.is("STATEMENTS", ROUTE),
				(finding) -> WRITES.stream().anyMatch(finding::isOf)))
			.isEqualTo(new Result(PAIRS, 0));
	}

	private List<List<Found>> compare(String kind, UnaryOperator<Kept> change) {
		return IntStream.rangeClosed(1, PAIRS).mapToObj((pair) -> {
			Kept before = keep("before");
			List<Found> found = this.runs.compare(before, change.apply(before));
			found.forEach((finding) -> System.out.printf("%s, pair %d: %s%n", kind, pair, finding));
			return found;
		}).toList();
	}

	private Kept keepWith(String service, String fault) {
		SwitchedFault switched = SwitchedFault.of(service, fault);
		switched.begin(this.suite);
		try {
			return keep("after");
		}
		finally {
			switched.end(this.suite);
		}
	}

	private Kept keep(String name) {
		return this.runs.keep(name, REQUESTS_OF_EACH_ROUTE);
	}

	private Result result(String kind, List<List<Found>> pairs, Predicate<Found> wanted, Predicate<Found> caused) {
		Result result = new Result(count(pairs, (finding) -> finding.regression() && wanted.test(finding)),
				count(pairs, (finding) -> finding.regression() && !caused.test(finding)));
		long others = count(pairs, (finding) -> !finding.regression() && !caused.test(finding));
		this.table.add("| %s | %d | %d | %d | %d |".formatted(kind, PAIRS, result.found(), result.alarms(), others));
		return result;
	}

	private static long count(List<List<Found>> pairs, Predicate<Found> condition) {
		return pairs.stream().filter((pair) -> pair.stream().anyMatch(condition)).count();
	}

	/**
	 * In how many pairs something was called worse.
	 *
	 * @param found what was made worse
	 * @param alarms what nothing was done to
	 */
	private record Result(long found, long alarms) {
	}

}
