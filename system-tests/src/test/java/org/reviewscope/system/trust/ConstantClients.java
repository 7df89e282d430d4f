package org.reviewscope.system.trust;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Suite;

/**
 * Some ten requests a second until it is closed, and their answers.
 */
final class ConstantClients implements AutoCloseable {

	private static final String PREDICTIONS = "/api/v1/predictions";

	private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(2);

	private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

	private final Queue<String> predictions = new ConcurrentLinkedQueue<>();

	private final Suite suite;

	ConstantClients(Suite suite) {
		this.suite = suite;
		for (int client = 0; client < 2; client++) {
			this.clients.scheduleWithFixedDelay(this::ask, 0, 200, TimeUnit.MILLISECONDS);
		}
	}

	static Answer predict(Suite suite) {
		return Http.post(suite.gateway(PREDICTIONS), "{\"review\": \"Sturdy and simple.\"}");
	}

	private void ask() {
		int status = 0;
		try {
			Answer answer = predict(this.suite);
			status = answer.status();
			if (status == 200) {
				this.predictions.add(answer.json().path("id").asString());
			}
		}
		catch (UncheckedIOException ex) {
			// The gateway is away
		}
		this.statuses.merge(status, 1, Integer::sum);
	}

	/**
	 * How often there was which status.
	 * @return numbers by status, which is 0 where nobody answered
	 */
	Map<Integer, Integer> statuses() {
		return Map.copyOf(this.statuses);
	}

	/** Each prediction that was answered is in the store, soon. */
	void awaitRecords() {
		Awaitility.await("all predictions are recorded")
			.atMost(Duration.ofMinutes(1))
			.until(() -> this.predictions.stream()
				.allMatch((id) -> Http.get(this.suite.gateway(PREDICTIONS + "/" + id)).status() == 200));
	}

	@Override
	public void close() {
		this.clients.shutdown();
		try {
			this.clients.awaitTermination(1, TimeUnit.MINUTES);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
