package org.reviewscope.system.ledger;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Http;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps the ledger of a suite that runs already, whatever is done to it meanwhile. Nobody
 * else may send it requests: the counts would differ.
 */
@NeedsRunningSuite
class RunningLedgerSystemTests {

	private static final String TRACE = System.getProperty("reviewscope.ledger.trace",
			"http://localhost:3000/api/traces/{traceId}");

	private final RunningSuite suite = new RunningSuite(System.getProperty("reviewscope.ledger.gateway"),
			System.getProperty("reviewscope.ledger.gateway-management", "http://localhost:9080"),
			System.getProperty("reviewscope.ledger.inference-management", "http://localhost:9081"));

	private final Ledger ledger = new Ledger();

	@Test
	void keepsItsWord() {
		Duration time = Duration.ofSeconds(Long.getLong("reviewscope.ledger.seconds", 60));
		Reconciliation reconciliation = new Reconciliation(this.suite);
		try (Canary _ = new Canary(this.suite.gateway(), this.ledger, Long.getLong("reviewscope.ledger.seed", 1),
				Duration.ofMillis(50))) {
			Awaitility.await().timeout(time.plusSeconds(10)).pollDelay(time).until(() -> true);
		}
		reconciliation.check(this.ledger);
		Awaitility.await("each trace opens")
			.atMost(Duration.ofMinutes(1))
			.pollInterval(Duration.ofSeconds(5))
			.untilAsserted(() -> assertThat(closed()).isEmpty());
	}

	private List<String> closed() {
		return this.ledger.entries((entry) -> !entry.traceId().isEmpty())
			.map(Entry::traceId)
			.filter((traceId) -> Http.get(TRACE.replace("{traceId}", traceId)).status() != 200)
			.toList();
	}

}
