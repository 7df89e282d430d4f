package org.reviewscope.system.alerts;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reviewscope.system.faults.SteadyLoad;
import org.reviewscope.system.ledger.Fault;
import org.reviewscope.system.ledger.NeedsNeighbours;
import org.reviewscope.system.ledger.WiredSuite;
import org.reviewscope.system.monitoring.MailBox;
import org.reviewscope.system.monitoring.Monitoring;
import org.reviewscope.system.monitoring.NeedsPrometheus;
import org.reviewscope.system.monitoring.QuickRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each fault of the ledger that lasts sends the mails that {@code docs/failure-modes.md}
 * says, and the mails that say that it is over. With {@code -Dalerts.docs.update=true}
 * the table is written.
 */
@Isolated
@NeedsPrometheus
@NeedsNeighbours
class NeighbourAlertSystemTests {

	private static final Logger logger = LoggerFactory.getLogger(NeighbourAlertSystemTests.class);

	/** The load alone is more than usual, and a traffic alert says so. */
	private static final String FIRING = "ALERTS{alertstate=\"firing\",job=~\".+-service\",alertname!=\"TrafficHigh\"}";

	/** Long enough for each rule on the fast clock and for the mails' grouping. */
	private static final Duration TO_BE_TOLD = Duration.ofSeconds(40);

	private static final NotificationTable table = new NotificationTable();

	private static final MailBox mails = new MailBox();

	private static WiredSuite suite;

	private static Monitoring monitoring;

	@BeforeAll
	static void start() {
		suite = new WiredSuite(Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:1",
				"REVIEWSCOPE_INFERENCE_RECORD_BACKLOG_LONGESTPAUSE", "1s"));
		monitoring = Monitoring.start(suite.suite(), QuickRules.copy(), mails.port());
	}

	@AfterAll
	static void stop() {
		try (MailBox _ = mails; WiredSuite _ = suite; Monitoring _ = monitoring) {
			if (NotificationTable.UPDATE) {
				table.write();
			}
		}
	}

	@BeforeEach
	void calm() {
		Awaitility.await("no alert fires before the fault")
			.atMost(Duration.ofMinutes(2))
			.until(() -> monitoring.prometheus().seriesOf(FIRING) == 0);
		mails.empty();
	}

	@ParameterizedTest
	@EnumSource
	void mailsTellWhatTheTableSays(Fault fault) {
		SortedSet<NotifiedAlert> alerts;
		fault.begin(suite);
		try (SteadyLoad _ = SteadyLoad.heavy(suite.suite())) {
			alerts = NotificationTable.UPDATE ? learn(fault) : awaitMails(fault);
		}
		finally {
			fault.end(suite);
		}
		alerts.forEach((alert) -> mails.await(alert + " is resolved", alert::isResolvedIn));
	}

	private static SortedSet<NotifiedAlert> learn(Fault fault) {
		Awaitility.await().pollDelay(TO_BE_TOLD).atMost(TO_BE_TOLD.multipliedBy(2)).until(() -> true);
		logger.info("{}: {}", fault, seen());
		table.add(fault, seen());
		return table.seen(fault);
	}

	private static SortedSet<NotifiedAlert> awaitMails(Fault fault) {
		SortedSet<NotifiedAlert> expected = table.of(fault);
		assertThat(expected).isNotEmpty().allSatisfy((alert) -> mails.await(alert + " fires", alert::firesIn));
		assertThat(seen().stream().filter((alert) -> !alert.isSymptom())).allMatch(expected::contains);
		return expected;
	}

	private static SortedSet<NotifiedAlert> seen() {
		return mails.subjects()
			.stream()
			.map(NotifiedAlert::by)
			.flatMap(Optional::stream)
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
