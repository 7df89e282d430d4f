package org.reviewscope.console.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets a few requests in at once and the others wait: decoding is what takes memory, and
 * virtual threads would let any number of requests do it together.
 */
@Component
class IngestLimiter {

	private final Semaphore turns;

	private final int waiting;

	private final Duration patience;

	IngestLimiter(IngestProperties properties) {
		this.turns = new Semaphore(properties.concurrency(), true);
		this.waiting = properties.waiting();
		this.patience = properties.patience();
	}

	<T> T take(Work<T> work) throws IOException {
		if (!hasTurn()) {
			throw new OtlpException(HttpStatus.SERVICE_UNAVAILABLE, "Too much at once: send it again later");
		}
		try {
			return work.run();
		}
		finally {
			this.turns.release();
		}
	}

	// Each that waits holds a connection with its buffers
	private boolean hasTurn() {
		try {
			return this.turns.getQueueLength() < this.waiting
					&& this.turns.tryAcquire(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * What is done in a turn.
	 *
	 * @param <T> its result
	 */
	@FunctionalInterface
	interface Work<T> {

		T run() throws IOException;

	}

}
