package org.reviewscope.system.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.reviewscope.system.harness.Scrape;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the answers to a client with what the suite has stored and counted since the
 * client began.
 */
public final class Reconciliation {

	private static final Logger logger = LoggerFactory.getLogger(Reconciliation.class);

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final RunningSuite suite;

	private final Scrape gatewayBefore;

	private final long droppedBefore;

	/**
	 * Takes the counters as they are now.
	 * @param suite the suite, before the client begins
	 */
	public Reconciliation(RunningSuite suite) {
		this.suite = suite;
		this.gatewayBefore = suite.atGateway();
		this.droppedBefore = suite.dropped();
	}

	/**
	 * Waits until no record waits, and compares.
	 * @param ledger what the client was told, all of it
	 */
	void check(Ledger ledger) {
		checkKept(ledger);
		assertGatewayCounted(ledger);
	}

	/**
	 * Waits until no record waits, and compares what is kept. Counts of answers are left
	 * out: they end with a gateway that is killed.
	 * @param ledger what the client was told, all of it
	 */
	public void checkKept(Ledger ledger) {
		Awaitility.await("no record waits").atMost(PATIENCE).ignoreExceptions().until(() -> this.suite.waiting() == 0);
		List<String> lost = missing(ledger.recorded());
		List<String> dropped = missing(ledger.notRecorded());
		long counted = this.suite.dropped() - this.droppedBefore;
		logger.info("{} predictions answered: {} recorded, {} later, {} dropped; {} counted as dropped; answers {}",
				ledger.predictions().count(), ledger.recorded().size(), ledger.notRecorded().size() - dropped.size(),
				dropped.size(), counted, new TreeMap<>(ledger.answers(Instant.EPOCH)));

		assertThat(lost).as("recorded, and not in the store").isEmpty();
		// Of those that got no answer, some may have been dropped as well
		assertThat(counted).as("counted as dropped")
			.isBetween((long) dropped.size(), (long) dropped.size() + ledger.withoutPrediction());
		assertThat(wrong(ledger.feedback())).as("accepted feedback that is not in the store").isEmpty();
	}

	/**
	 * A process counts from its start, so of a gateway that was killed what came after.
	 */
	private void assertGatewayCounted(Ledger ledger) {
		boolean same = started(this.suite.atGateway()).equals(started(this.gatewayBefore));
		Map<String, Long> answers = ledger.answers(same ? Instant.EPOCH : started(this.suite.atGateway()));
		Scrape before = same ? this.gatewayBefore : new Scrape("");
		Awaitility.await("the gateway has counted each answer")
			.untilAsserted(() -> assertThat(counted(answers.keySet(), before)).isEqualTo(answers));
	}

	private static Instant started(Scrape scrape) {
		return Instant.ofEpochMilli((long) (scrape.sum("process_start_time_seconds") * 1000));
	}

	private List<String> missing(List<String> ids) {
		return ids.stream().filter((id) -> this.suite.prediction(id).isMissingNode()).toList();
	}

	private List<String> wrong(Map<String, String> feedback) {
		return feedback.entrySet()
			.stream()
			.filter((said) -> !feedbackOn(said.getKey()).asString("").equals(said.getValue()))
			.map(Map.Entry::getKey)
			.toList();
	}

	private JsonNode feedbackOn(String id) {
		return this.suite.prediction(id).path("feedback");
	}

	private Map<String, Long> counted(Set<String> answers, Scrape before) {
		Scrape now = this.suite.atGateway();
		return answers.stream()
			.collect(Collectors.toMap(Function.identity(),
					(answer) -> (long) (answers(now, answer) - answers(before, answer))));
	}

	private static double answers(Scrape scrape, String answer) {
		String[] routeAndStatus = answer.split(" ");
		return scrape.sum("http_server_requests_seconds_count", "uri=\"" + routeAndStatus[0] + "\"",
				"status=\"" + routeAndStatus[1] + "\"");
	}

}
