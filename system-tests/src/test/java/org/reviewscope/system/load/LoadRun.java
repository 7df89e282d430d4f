package org.reviewscope.system.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.load.LoadScript.Outcome;
import org.reviewscope.system.load.LoadScript.Requests;

/**
 * One run of a load script: what it has counted itself, and what the suite has.
 *
 * @param outcome what the script says
 * @param answered the gateway's answers by the names of the requests, {@code nonsense} as
 * one and {@code all} of them
 * @param predictions reviews that inference has classified
 */
record LoadRun(Outcome outcome, Map<String, Integer> answered, int predictions) {

	private static final String PREDICTIONS = "/api/v1/predictions";

	private static final Map<String, String[]> ANSWERS = Map.of("all", new String[0], "predict",
			labels("POST", PREDICTIONS, 200), "predict, plain contract", labels("POST", "/predict", 200),
			"predict, batch", labels("POST", PREDICTIONS + "/batch", 200), "feedback",
			labels("POST", PREDICTIONS + "/{id}/feedback", 204), "models", labels("GET", "/api/v1/models", 200),
			"nonsense", labels("POST", PREDICTIONS, 400));

	static LoadRun of(LoadScript script, Suite suite, Map<String, Object> options) {
		Map<String, Integer> before = answers(suite);
		int predictionsBefore = predictions(suite);
		Outcome outcome = script.run(suite.gateway(""), options);
		Map<String, Integer> answered = answers(suite);
		answered.replaceAll((name, count) -> count - before.get(name));
		return new LoadRun(outcome, answered, predictions(suite) - predictionsBefore);
	}

	/** The script's requests by their names. */
	Map<String, Requests> sent() {
		return this.outcome.requests();
	}

	/** The script's own count under the names of {@link #answered()}. */
	Map<String, Integer> counted() {
		Map<String, Integer> counted = new TreeMap<>();
		sent().forEach((name, requests) -> {
			counted.merge(name.replaceFirst("^nonsense, .*", "nonsense"), requests.total(), Integer::sum);
			counted.merge("all", requests.total(), Integer::sum);
		});
		return counted;
	}

	int count(String... names) {
		Map<String, Integer> counted = counted();
		return Stream.of(names).mapToInt((name) -> counted.getOrDefault(name, 0)).sum();
	}

	private static int predictions(Suite suite) {
		return (int) Scrape.of(suite, "inference-service").sum("prediction_results_total");
	}

	private static Map<String, Integer> answers(Suite suite) {
		Scrape scrape = Scrape.of(suite, "gateway-service");
		Map<String, Integer> answers = new TreeMap<>();
		ANSWERS.forEach(
				(name, labels) -> answers.put(name, (int) scrape.sum("http_server_requests_seconds_count", labels)));
		return answers;
	}

	private static String[] labels(String method, String uri, int status) {
		return new String[] { "method=\"" + method + "\"", "uri=\"" + uri + "\"", "status=\"" + status + "\"" };
	}

}
