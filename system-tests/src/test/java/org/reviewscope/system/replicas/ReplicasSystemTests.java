package org.reviewscope.system.replicas;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.ledger.Canary;
import org.reviewscope.system.ledger.Entry;
import org.reviewscope.system.ledger.Ledger;
import org.reviewscope.system.ledger.Reconciliation;
import org.reviewscope.system.ledger.Rows;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two gateways, three inferences and two stores under load: any of them may be killed,
 * the others go on without it, and no prediction that was accepted is lost.
 */
@Isolated
@NeedsReplicas
class ReplicasSystemTests {

	private static final Logger logger = LoggerFactory.getLogger(ReplicasSystemTests.class);

	/** Of the stores' poll and of the inferences'. */
	private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);

	/** For a version to be brought and tried, on a machine that is busy. */
	private static final Duration LOAD = Duration.ofSeconds(10);

	private static final Duration PACE = Duration.ofMillis(100);

	private static Replicas replicas;

	private final Ledger ledger = new Ledger();

	@BeforeAll
	static void start() {
		replicas = Replicas.start();
	}

	@AfterAll
	static void stop() {
		replicas.close();
	}

	@Test
	void oneActivationIsSeenByAll() {
		for (String version : List.of("1.0.0", "2.0.0")) {
			Instant activated = Instant.now();
			assertThat(replicas.activate(version)).isEqualTo(200);
			for (Instance instance : replicas.withModels()) {
				Awaitility.await(instance + " shows " + version)
					.atMost(POLL_INTERVAL.plus(LOAD))
					.pollInterval(Duration.ofMillis(100))
					.until(() -> instance.shows(version));
				logger.info("{} shows {} after {} ms at most", instance, version,
						Duration.between(activated, Instant.now()).toMillis());
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service 1", "gateway-service 2", "inference-service 1", "inference-service 2",
			"inference-service 3", "model-store-service 1", "model-store-service 2" })
	void killedInstanceTakesNothingAcceptedWithIt(String name) {
		Instance instance = replicas.named(name);
		Reconciliation reconciliation = new Reconciliation(replicas.running());
		Instant killed;
		Instant back;
		try (Canary _ = new Canary(replicas.running().gateway(), this.ledger, name.hashCode(), PACE)) {
			awaitWell(Instant.now());
			assertThat(instance.scrape().sum("http_server_requests_seconds_count", "method=\"P")).isPositive();
			instance.process().kill();
			killed = Instant.now();
			awaitWell(killed);
			logger.info("Without {} all is well after {} ms", name, millisSince(killed));
			Awaitility.await().pollDelay(Duration.ofSeconds(2)).until(() -> true);
			instance.process().startAgain();
			back = Instant.now();
			awaitWell(back);
		}
		report(name, killed, back);
		reconciliation.checkKept(this.ledger);
		Rows.read(replicas.database()).assertThoseOf(this.ledger);
	}

	/** When twenty predictions in a row are answered and recorded. */
	private void awaitWell(Instant since) {
		Awaitility.await("predictions are recorded").atMost(Duration.ofSeconds(30)).until(() -> {
			List<Entry> latest = this.ledger
				.entries((entry) -> entry.request().reviews() > 0 && entry.begun().isAfter(since))
				.sorted(Comparator.comparing(Entry::begun))
				.toList();
			return latest.size() >= 20 && latest.reversed().stream().limit(20).allMatch(ReplicasSystemTests::recorded);
		});
	}

	private static boolean recorded(Entry entry) {
		return entry.status() == 200 && entry.predictions().stream().allMatch(Entry.Prediction::recorded);
	}

	private void report(String name, Instant killed, Instant back) {
		List<Entry> without = this.ledger
			.entries((entry) -> entry.ended().isAfter(killed) && entry.begun().isBefore(back))
			.toList();
		logger.info("{} killed: {} requests meanwhile, {} of them without a good answer, slowest {} ms; all answers {}",
				name, without.size(), without.stream().filter((entry) -> entry.status() / 100 != 2).count(),
				without.stream().mapToLong((entry) -> entry.took().toMillis()).max().orElse(0),
				new TreeMap<>(this.ledger.answers(Instant.EPOCH)));
	}

	private static long millisSince(Instant moment) {
		return Duration.between(moment, Instant.now()).toMillis();
	}

}
