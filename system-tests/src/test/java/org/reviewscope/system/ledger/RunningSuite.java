package org.reviewscope.system.ledger;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.awaitility.Awaitility;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import tools.jackson.databind.JsonNode;

/**
 * What a running suite reports about itself, wherever it runs.
 *
 * @param gateway the URL of the gateway, or of what stands before several
 * @param gatewayManagement where the metrics of each gateway are
 * @param inferenceManagement where those of each inference are
 */
public record RunningSuite(String gateway, List<String> gatewayManagement, List<String> inferenceManagement) {

	RunningSuite(String gateway, String gatewayManagement, String inferenceManagement) {
		this(gateway, List.of(gatewayManagement), List.of(inferenceManagement));
	}

	static RunningSuite of(Suite suite) {
		return new RunningSuite(suite.gateway(""), suite.management(WiredSuite.GATEWAY),
				suite.management(WiredSuite.INFERENCE));
	}

	/**
	 * Asks for a prediction, as long as the store is busy.
	 * @param id its id
	 * @return what the store has, a missing node for nothing
	 */
	JsonNode prediction(String id) {
		Answer answer = Awaitility.await("an answer about " + id)
			.pollDelay(Duration.ZERO)
			.until(() -> Http.get(this.gateway + Request.PREDICTIONS + "/" + id),
					(got) -> got.status() == 200 || got.status() == 404);
		return (answer.status() != 404) ? answer.json() : answer.json().path("nothing");
	}

	/** By the process that runs and by those that ran before it. */
	long dropped() {
		Scrape inference = inference();
		return (long) (inference.sum("prediction_records_dropped_before_start")
				+ inference.sum("prediction_records_total", "outcome=\"dropped\""));
	}

	long waiting() {
		return (long) inference().sum("prediction_records_waiting");
	}

	Scrape inference() {
		return scrape(this.inferenceManagement);
	}

	Scrape atGateway() {
		return scrape(this.gatewayManagement);
	}

	private static Scrape scrape(List<String> managements) {
		return new Scrape(managements.stream()
			.map((management) -> Http.get(management + "/actuator/prometheus", "accept", "text/plain").body())
			.collect(Collectors.joining("\n")));
	}

}
