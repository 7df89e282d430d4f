package org.reviewscope.system.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client sees while a neighbour of a service fails under load, and how soon all is
 * well again. All answers stay true.
 */
@Isolated
@NeedsNeighbours
class NeighbourSystemTests {

	private static final Logger logger = LoggerFactory.getLogger(NeighbourSystemTests.class);

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
			assertThat(suite).isNotNull();
		}
	}

	/**
	 * The circuit stays open for 5 s; the backlog pauses for 15 s at most, but that
	 * delays no new record.
	 */
	static Stream<Expected> clientsSee() {
		return Stream.of(Expected.unrecorded(Fault.STORE_KILLED, Duration.ofSeconds(5)),
				Expected.unrecorded(Fault.STORE_FROZEN, Duration.ofSeconds(5)),
				Expected.unrecorded(Fault.STORE_SLOW, Duration.ofSeconds(10)),
				Expected.unrecorded(Fault.DATABASE_LOCKED, Duration.ofSeconds(10)),
				Expected.partlyUnrecorded(Fault.STORE_DISK_FULL, Duration.ofSeconds(5)),
				Expected.unrecorded(Fault.STORE_CUT_OFF, Duration.ofSeconds(5)),
				Expected.refused(Fault.INFERENCE_KILLED, Duration.ofSeconds(2), Duration.ofSeconds(10)),
				Expected.refused(Fault.INFERENCE_FROZEN, Duration.ofSeconds(8), Duration.ofSeconds(10)),
				Expected.refused(Fault.INFERENCE_CUT_OFF, Duration.ofSeconds(2), Duration.ofSeconds(10)));
	}

	@ParameterizedTest
	@MethodSource
	void clientsSee(Expected expected) {
		Reconciliation reconciliation = new Reconciliation(RunningSuite.of(suite.suite()));
		Instant begin;
		Instant end;
		try (Canary _ = new Canary(suite.suite().gateway(""), this.ledger, expected.hashCode(),
				Duration.ofMillis(50))) {
			awaitRecorded(Instant.now(), Duration.ofSeconds(30));
			expected.fault().begin(suite);
			begin = Instant.now();
			Awaitility.await().pollDelay(expected.length()).until(() -> true);
			end = Instant.now();
			expected.fault().end(suite);
			awaitRecorded(Instant.now(), expected.recovery());
		}
		assertSeen(expected, begin, end);
		reconciliation.check(this.ledger);
	}

	/** All is well when twenty answers in a row say that they are recorded. */
	private void awaitRecorded(Instant since, Duration atMost) {
		Awaitility.await("predictions are recorded again").atMost(atMost).until(() -> {
			List<Entry> latest = predictions().filter((entry) -> entry.begun().isAfter(since)).toList();
			return latest.size() >= 20 && latest.reversed().stream().limit(20).allMatch(NeighbourSystemTests::recorded);
		});
		logger.info("All is well after {}", Duration.between(since, Instant.now()));
	}

	private static boolean recorded(Entry entry) {
		return entry.status() == 200 && entry.predictions().stream().allMatch(Entry.Prediction::recorded);
	}

	private Stream<Entry> predictions() {
		return this.ledger.entries((entry) -> entry.request().reviews() > 0);
	}

	private void assertSeen(Expected expected, Instant begin, Instant end) {
		List<Entry> seen = predictions().filter((entry) -> entry.begun().isAfter(begin) && entry.ended().isBefore(end))
			.toList();
		logger.info("{}: {} answers, the slowest after {}", expected, seen.size(),
				seen.stream().map(Entry::took).max(Duration::compareTo));
		assertThat(seen).hasSizeGreaterThan(20).allSatisfy((entry) -> {
			assertThat(entry.status()).isIn(expected.statuses());
			assertThat(entry.took()).isLessThan(expected.slowest());
			assertThat(entry.status() != 503 || entry.retryAfter().matches("[1-9]|[12][0-9]|30")).isTrue();
			if (expected.recordedNever()) {
				assertThat(entry.predictions()).noneMatch(Entry.Prediction::recorded);
			}
		});
	}

	/**
	 * What a client sees of a fault.
	 *
	 * @param fault the fault
	 * @param length how long it lasts, a new start not counted
	 * @param statuses the answers that a request for a prediction may get
	 * @param slowest how long the slowest answer may take
	 * @param recordedNever whether no prediction is in the store when it is answered
	 * @param recovery how soon after its end predictions are answered and recorded again
	 */
	record Expected(Fault fault, Duration length, Set<Integer> statuses, Duration slowest, boolean recordedNever,
			Duration recovery) {

		/**
		 * Predictions go on, and what cannot be recorded waits: two writes of 0.5 s each.
		 */
		static Expected unrecorded(Fault fault, Duration recovery) {
			return new Expected(fault, Duration.ofSeconds(4), Set.of(200), Duration.ofSeconds(3), true, recovery);
		}

		static Expected partlyUnrecorded(Fault fault, Duration recovery) {
			return new Expected(fault, Duration.ofSeconds(4), Set.of(200), Duration.ofSeconds(3), false, recovery);
		}

		/** No predictions: an error at once, or after the gateway's patience of 6 s. */
		static Expected refused(Fault fault, Duration slowest, Duration recovery) {
			return new Expected(fault, Duration.ofSeconds(8), Set.of(502, 503, 504), slowest, false, recovery);
		}

		@Override
		public String toString() {
			return this.fault.name();
		}

	}

}
