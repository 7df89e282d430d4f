package org.reviewscope.console.ingest;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Limits how many requests are decoded at the same time; the others wait. Decoding takes
 * memory, and virtual threads do not limit the number of requests.
 */
@Component
class IngestLimiter {

	private final Semaphore permits;

	private final int waiting;

	private final Duration patience;

	IngestLimiter(IngestProperties properties) {
		this.permits = new Semaphore(properties.concurrency(), true);
		this.waiting = properties.waiting();
		this.patience = properties.patience();
	}

	<T> T take(Work<T> work) throws IOException {
		if (!isPermitted()) {
			throw new OtlpException(HttpStatus.SERVICE_UNAVAILABLE, "Too many requests at once: send it again later");
		}
		try {
			return work.run();
		}
		finally {
			this.permits.release();
		}
	}

	// Each waiting request holds a connection with its buffers
	private boolean isPermitted() {
		try {
			return this.permits.getQueueLength() < this.waiting
					&& this.permits.tryAcquire(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/**
	 * The work of one request.
	 *
	 * @param <T> its result
	 */
	@FunctionalInterface
	interface Work<T> {

		T run() throws IOException;

	}

}
