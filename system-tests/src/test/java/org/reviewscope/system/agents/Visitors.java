package org.reviewscope.system.agents;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Suite;

import static org.awaitility.Awaitility.await;

/**
 * Clients of two tenants, who use several routes of each service until they are closed.
 */
final class Visitors implements AutoCloseable {

	private static final int VISITORS = 8;

	private static final int THINKING_MILLIS = 400;

	private static final int ERROR = 500;

	private final AtomicInteger answers = new AtomicInteger();

	private final AtomicInteger goodInARow = new AtomicInteger();

	private final ScheduledExecutorService visitors = Executors.newScheduledThreadPool(VISITORS);

	Visitors(Suite suite) {
		for (int visitor = 0; visitor < VISITORS; visitor++) {
			String tenant = (visitor % 2 == 0) ? "acme" : "globex";
			int kind = visitor / 2;
			this.visitors.scheduleWithFixedDelay(() -> visit(suite, tenant, kind),
					(long) visitor * THINKING_MILLIS / VISITORS, THINKING_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	/** How many answers they have got so far, good or bad. */
	int answers() {
		return this.answers.get();
	}

	/**
	 * Waits until that many answers in a row were good: a fault that has ended is still
	 * seen for a while.
	 */
	void awaitGood(int number) {
		this.goodInARow.set(0);
		await().atMost(Duration.ofMinutes(3)).until(() -> this.goodInARow.get() >= number);
	}

	@Override
	public void close() {
		this.visitors.shutdownNow();
	}

	private void visit(Suite suite, String tenant, int kind) {
		try {
			count(answer(suite, kind, "x-tenant-id", tenant).status() < ERROR);
		}
		catch (UncheckedIOException | IllegalStateException ex) {
			// Nobody answers, or the visit ends
			this.goodInARow.set(0);
		}
	}

	private void count(boolean good) {
		this.answers.incrementAndGet();
		this.goodInARow.updateAndGet((number) -> good ? number + 1 : 0);
	}

	private static Http.Answer answer(Suite suite, int kind, String... headers) {
		return switch (kind) {
			case 0 -> Http.get(suite.gateway("/api/v1/models"), headers);
			case 1 -> Http.post(suite.gateway("/api/v1/predictions/batch"),
					"{\"reviews\": [\"Fantastic, I love it.\", \"It broke on the first day.\"]}", headers);
			default ->
				Http.post(suite.gateway("/api/v1/predictions"), "{\"review\": \"Fantastic, I love it.\"}", headers);
		};
	}

}
