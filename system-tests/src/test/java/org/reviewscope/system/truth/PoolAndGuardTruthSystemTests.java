package org.reviewscope.system.truth;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.truth.expected.GuardTruth;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Resilience4j counts of the gateway's calls, and HikariCP of the store's
 * connections.
 */
@ExtendWith(KnownRunExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class PoolAndGuardTruthSystemTests {

	private static final String GUARDS = "resilience4j_("
			+ "circuitbreaker_(calls_seconds_count|not_permitted_calls_total|state)|retry_calls_total|bulkhead_.+)\\{.*";

	private static final String POOL = "{pool=\"model-store-db\"}";

	/** Each has two statements in one transaction; all others have one of their own. */
	private static final int REPEATED_RECORDS = 1;

	private KnownRun run;

	@BeforeAll
	void use(KnownRun run) {
		this.run = run;
	}

	@Test
	void callsToEachUpstreamAreCountedByKind() {
		assertGuards(this.run.fresh());
		assertGuards(this.run.well());
		assertGuards(this.run.inferenceAway());
	}

	@Test
	void poolHasAllItsConnectionsAndLendsNone() {
		Map<String, Double> pool = new TreeMap<>();
		Stream.of("", "_idle", "_max", "_min").forEach((name) -> pool.put("hikaricp_connections" + name + POOL, 10.0));
		Stream.of("_active", "_pending", "_timeout_total")
			.forEach((name) -> pool.put("hikaricp_connections" + name + POOL, 0.0));
		assertThat(this.run.well()
			.of(KnownRun.STORE)
			.only((series) -> series.matches("hikaricp_connections(_[a-z]+|_timeout_total)?\\{.*"))
			.series()).containsExactlyInAnyOrderEntriesOf(pool);
	}

	@ParameterizedTest
	@ValueSource(strings = { "acquire", "usage" })
	void everyConnectionLentIsCounted(String what) {
		double statements = this.run.well().tally().statements() - this.run.fresh().tally().statements();
		double polls = Snapshot.statementsOfPolls(this.run.well().of(KnownRun.STORE))
				- Snapshot.statementsOfPolls(this.run.fresh().of(KnownRun.STORE));
		assertThat(lent(this.run.well(), what) - lent(this.run.fresh(), what))
			.isEqualTo(statements + polls - REPEATED_RECORDS);
	}

	private static double lent(Snapshot snapshot, String what) {
		return snapshot.of(KnownRun.STORE).value("hikaricp_connections_" + what + "_seconds_count" + POOL);
	}

	private static void assertGuards(Snapshot snapshot) {
		assertThat(snapshot.of(KnownRun.GATEWAY).only((series) -> series.matches(GUARDS)).series())
			.containsExactlyInAnyOrderEntriesOf(new GuardTruth(snapshot.tally()).series());
	}

}
