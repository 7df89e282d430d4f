package org.reviewscope.system.agents;

import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Suite;

/**
 * Clients of two tenants, who use several routes of each service until they are closed.
 */
final class Visitors implements AutoCloseable {

	private static final int VISITORS = 8;

	private static final int THINKING_MILLIS = 800;

	private final ScheduledExecutorService visitors = Executors.newScheduledThreadPool(VISITORS);

	Visitors(Suite suite) {
		for (int visitor = 0; visitor < VISITORS; visitor++) {
			String tenant = (visitor % 2 == 0) ? "acme" : "globex";
			int kind = visitor / 2;
			this.visitors.scheduleWithFixedDelay(() -> visit(suite, tenant, kind),
					(long) visitor * THINKING_MILLIS / VISITORS, THINKING_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	@Override
	public void close() {
		this.visitors.shutdownNow();
	}

	private static void visit(Suite suite, String tenant, int kind) {
		String[] headers = { "x-tenant-id", tenant };
		try {
			switch (kind) {
				case 0 -> Http.get(suite.gateway("/api/v1/models"), headers);
				case 1 -> Http.post(suite.gateway("/api/v1/predictions/batch"),
						"{\"reviews\": [\"Fantastic, I love it.\", \"It broke on the first day.\"]}", headers);
				default ->
					Http.post(suite.gateway("/api/v1/predictions"), "{\"review\": \"Fantastic, I love it.\"}", headers);
			}
		}
		catch (UncheckedIOException | IllegalStateException ex) {
			// Nobody answers, or the visit ends
		}
	}

}
