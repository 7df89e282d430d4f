package org.reviewscope.system.ledger;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;
import org.reviewscope.system.harness.Scrape;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * All answers to a client are true: under load, while services are killed, frozen, cut
 * off and out of space, one fault after the other. {@code -Dreviewscope.ledger.seed}
 * repeats the same faults, {@code -Dreviewscope.ledger.faults} says how many.
 */
@Isolated
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LedgerSystemTests {

	private static final Logger logger = LoggerFactory.getLogger(LedgerSystemTests.class);

	private static final long SEED = Long.getLong("reviewscope.ledger.seed", 1744);

	private static final int FAULTS = Integer.getInteger("reviewscope.ledger.faults", 10);

	private static final Duration PACE = Duration.ofMillis(50);

	private static OpenTraces traces;

	private static WiredSuite suite;

	private final Ledger ledger = new Ledger();

	@BeforeAll
	static void startSuite() {
		traces = new OpenTraces();
		suite = new WiredSuite(traces.url());
	}

	@AfterAll
	static void stopSuite() {
		try (OpenTraces _ = traces; WiredSuite _ = suite) {
			logger.info("Seed {}", SEED);
		}
	}

	@Test
	@Order(1)
	void countsOfALifetimeAreThoseOfTheLedger() {
		Scrape inference = running().inference();
		play(() -> Awaitility.await("some answers").until(() -> this.ledger.entries().size() > 50));

		List<Entry.Prediction> predictions = this.ledger.predictions().toList();
		assertThat(growth(inference, "prediction_results_total")).isEqualTo(predictions.size());
		assertThat(growth(inference, "prediction_records_total", "outcome=\"stored\"")).isEqualTo(predictions.size());
		predictions.stream()
			.collect(Collectors.groupingBy(Entry.Prediction::sentiment, Collectors.counting()))
			.forEach((sentiment,
					count) -> assertThat(
							growth(inference, "prediction_results_total", "sentiment=\"" + sentiment + "\""))
						.isEqualTo((double) count));
		assertThat(Scrape.of(suite.suite(), WiredSuite.STORE).sum("prediction_feedback_total"))
			.isEqualTo(this.ledger.feedback().size());
	}

	private static double growth(Scrape before, String metric, String... labels) {
		return running().inference().sum(metric, labels) - before.sum(metric, labels);
	}

	@Test
	@Order(2)
	void nothingIsLostDuplicatedOrUncounted() {
		FaultPlan plan = FaultPlan.of(SEED, FAULTS);
		logger.info("Seed {}: {}", SEED, plan.steps());
		play(() -> plan.steps().forEach((step) -> step.strike(suite)));
		assertTracesOpen();
		suite.process(WiredSuite.STORE).stop();
		Rows.read(suite.suite().dataDirectory()).assertThoseOf(this.ledger);
	}

	private void play(Runnable faults) {
		Reconciliation reconciliation = new Reconciliation(running());
		try (Canary _ = new Canary(suite.suite().gateway(""), this.ledger, SEED, PACE)) {
			faults.run();
		}
		reconciliation.check(this.ledger);
	}

	private void assertTracesOpen() {
		assertOpen(WiredSuite.GATEWAY, (entry) -> entry.status() != 0);
		assertOpen(WiredSuite.INFERENCE, (entry) -> entry.status() == 200);
		assertOpen(WiredSuite.STORE, (entry) -> entry.status() == 204);
	}

	private void assertOpen(String service, Predicate<Entry> answered) {
		Awaitility.await("spans of " + service)
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(() -> assertThat(
					this.ledger.entries(answered).filter((entry) -> !traces.has(entry.traceId(), service)))
				.allMatch((entry) -> suite.killedDuring(entry, service)));
	}

	private static RunningSuite running() {
		return RunningSuite.of(suite.suite());
	}

}
