package org.reviewscope.system.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.reviewscope.system.harness.Suite;

/**
 * A client that asks for ten predictions a second, each on a connection of its own, and
 * what it sees.
 *
 * @param millis how long each answer took, in ascending order
 */
record PoliteClient(List<Long> millis) {

	static final int REQUESTS = 40;

	private static final String PREDICT = "POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json";

	static PoliteClient of(Suite suite) {
		List<Long> millis = new ArrayList<>();
		for (int i = 0; i < REQUESTS; i++) {
			long begin = System.nanoTime();
			if (isAnswered(suite)) {
				millis.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
			}
			LockSupport.parkNanos(Duration.ofMillis(100).toNanos() - (System.nanoTime() - begin));
		}
		Collections.sort(millis);
		return new PoliteClient(millis);
	}

	private static boolean isAnswered(Suite suite) {
		try (RawConnection connection = RawConnection.to(suite.gateway(""))) {
			return connection.ask(PREDICT, "{\"review\":\"Good value.\"}").status() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	int answered() {
		return this.millis.size();
	}

	long p95() {
		return this.millis.get(this.millis.size() * 95 / 100);
	}

	@Override
	public String toString() {
		return "%d of %d answered, p50 %d ms, p95 %d ms, longest %d ms".formatted(answered(), REQUESTS,
				this.millis.get(answered() / 2), p95(), this.millis.getLast());
	}

}
