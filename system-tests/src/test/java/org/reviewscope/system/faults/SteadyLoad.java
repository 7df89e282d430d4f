package org.reviewscope.system.faults;

import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Suite;

/**
 * A few users who send a review, ask for the models and think for a moment, until they
 * are closed. They ignore the answers.
 */
public final class SteadyLoad implements AutoCloseable {

	private final ScheduledExecutorService users;

	private SteadyLoad(Suite suite, int users, int thinkingMillis) {
		this.users = Executors.newScheduledThreadPool(users);
		for (int user = 0; user < users; user++) {
			this.users.scheduleWithFixedDelay(() -> visit(suite), user * thinkingMillis / users, thinkingMillis,
					TimeUnit.MILLISECONDS);
		}
	}

	/**
	 * Enough requests for any alert.
	 * @param suite the suite
	 * @return some twenty requests a second, if they are answered at once
	 */
	public static SteadyLoad heavy(Suite suite) {
		return new SteadyLoad(suite, 12, 500);
	}

	/**
	 * No more than needed to see something.
	 * @param suite the suite
	 * @return two requests in three seconds
	 */
	static SteadyLoad light(Suite suite) {
		return new SteadyLoad(suite, 1, 3000);
	}

	@Override
	public void close() {
		this.users.shutdownNow();
	}

	private static void visit(Suite suite) {
		try {
			Http.post(suite.gateway("/api/v1/predictions"), "{\"review\": \"Fantastic, I love it.\"}", "x-tenant-id",
					"console");
			Http.get(suite.gateway("/api/v1/models"));
		}
		catch (UncheckedIOException | IllegalStateException ex) {
			// Nobody answers, or the load ends
		}
	}

}
