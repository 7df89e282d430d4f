package org.reviewscope.system.faults;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.monitoring.MailBox;
import org.reviewscope.system.monitoring.Monitoring;
import org.reviewscope.system.monitoring.NeedsPrometheus;
import org.reviewscope.system.monitoring.QuickRules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Each fault sets off the alerts that its description names, whose mails arrive, and so
 * do those that tell of their end. {@link AlertingFaults} says which.
 * {@code -Dreviewscope.alerts.groups} leaves all but the first groups of faults out.
 */
@Isolated
@NeedsPrometheus
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultAlertSystemTests {

	/** The load alone is more than usual, and a traffic alert says so. */
	private static final String FIRING = "ALERTS{alertstate=\"firing\",job=~\".+-service\",alertname!=\"TrafficHigh\"}";

	/** What waits longer in real life than it has to here. */
	private static final Map<String, String> SHORTER = Map.of("REVIEWSCOPE_INFERENCE_MODEL_POLLINTERVAL", "3s",
			"REVIEWSCOPE_INFERENCE_MODEL_PAUSEAFTERFAILURE", "1s", "REVIEWSCOPE_INFERENCE_RECORD_BACKLOG_LONGESTPAUSE",
			"1s", "OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:1");

	private static final MailBox mails = new MailBox();

	private static Suite suite;

	private static Monitoring monitoring;

	@BeforeAll
	static void start() {
		suite = Suite.startWithFaults(SHORTER);
		monitoring = Monitoring.start(suite, QuickRules.copy(), mails.port());
	}

	@AfterAll
	static void stop() {
		try (MailBox _ = mails; Suite _ = suite; Monitoring _ = monitoring) {
			assertThat(monitoring).isNotNull();
		}
	}

	@BeforeEach
	void calm() {
		await("no alert fires before the faults").atMost(Duration.ofMinutes(2))
			.until(() -> monitoring.prometheus().seriesOf(FIRING) == 0);
		mails.empty();
	}

	@Test
	@Order(1)
	void faultsWithoutAlertSendNoMail() {
		List<AlertingFault> faults = AlertingFaults.withoutAlert();
		faults.forEach((each) -> each.fault().begin(suite));
		try (SteadyLoad _ = SteadyLoad.heavy(suite)) {
			await().during(Duration.ofSeconds(15))
				.atMost(Duration.ofSeconds(20))
				.untilAsserted(() -> assertThat(monitoring.prometheus().seriesOf(FIRING)).isZero());
		}
		finally {
			faults.forEach((each) -> each.fault().end(suite));
		}
		assertThat(mails.subjects())
			.allMatch((subject) -> subject.contains("TrafficHigh") || subject.contains("Collector"));
	}

	@Order(2)
	@ParameterizedTest
	@MethodSource
	void mailsArriveForTheAlertsAndTheirEnd(ParallelFaults group) {
		List<AlertingFault> faults = group.faults();
		faults.forEach((each) -> each.fault().begin(suite));
		try (SteadyLoad _ = group.load().apply(suite)) {
			expected(faults).forEach((alert) -> mails.await(alert + " fires", alert::firesIn));
		}
		finally {
			faults.stream()
				.map(AlertingFault::fault)
				.filter((fault) -> !fault.endsByItself())
				.forEach((fault) -> fault.end(suite));
		}
		expected(faults).forEach((alert) -> mails.await(alert + " is resolved", alert::isResolvedIn));
	}

	static Stream<ParallelFaults> mailsArriveForTheAlertsAndTheirEnd() {
		return AlertingFaults.withAlerts().limit(Integer.getInteger("reviewscope.alerts.groups", Integer.MAX_VALUE));
	}

	private static List<ExpectedAlert> expected(List<AlertingFault> faults) {
		return faults.stream().flatMap((each) -> each.alerts().stream()).toList();
	}

}
