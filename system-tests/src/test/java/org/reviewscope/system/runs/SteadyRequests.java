package org.reviewscope.system.runs;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Suite;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same requests at the same rate in each run: rounds of one request to each of five
 * routes, twenty rounds a second, of which two may be under way.
 *
 * @param suite the suite
 */
record SteadyRequests(Suite suite) {

	static final int ROUTES = 5;

	static final int ROUNDS_A_SECOND = 20;

	private static final String PREDICTIONS = "/api/v1/predictions";

	/**
	 * Sends them and waits for all answers.
	 * @param rounds how many rounds
	 * @throws java.util.concurrent.CompletionException if one is not answered as it
	 * should be
	 */
	void send(int rounds) {
		try (ExecutorService users = Executors.newFixedThreadPool(2)) {
			List<CompletableFuture<Void>> sent = IntStream.range(0, rounds)
				.mapToObj((round) -> CompletableFuture.runAsync(() -> round(round),
						CompletableFuture.delayedExecutor(1_000L * round / ROUNDS_A_SECOND, TimeUnit.MILLISECONDS,
								users)))
				.toList();
			sent.forEach(CompletableFuture::join);
		}
	}

	private void round(int number) {
		// Between 6 and 34 words
		String review = "Review %d: ".formatted(number) + "Good value, I like it. ".repeat(1 + number % 7);
		post("/predict", "{\"review\": \"" + review + "\"}");
		post(PREDICTIONS + "/batch", "{\"reviews\": [\"" + review + "\", \"Broke after a week.\"]}");
		String prediction = PREDICTIONS + "/"
				+ post(PREDICTIONS, "{\"review\": \"" + review + "\"}").json().path("id").asString();
		answered(Http.get(this.suite.gateway(prediction)));
		post(prediction + "/feedback", "{\"sentiment\": \"positive\"}");
	}

	private Answer post(String path, String json) {
		return answered(Http.post(this.suite.gateway(path), json));
	}

	private static Answer answered(Answer answer) {
		assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
		return answer;
	}

}
