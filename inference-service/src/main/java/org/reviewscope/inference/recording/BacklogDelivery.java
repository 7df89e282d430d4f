package org.reviewscope.inference.recording;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings records from the backlog to the store, and keeps in hand what it did not take.
 */
final class BacklogDelivery {

	private static final Logger logger = LoggerFactory.getLogger(BacklogDelivery.class);

	private final Backlog backlog;

	private final UnaryOperator<List<WaitingRecord>> writer;

	private final int batchSize;

	private volatile List<WaitingRecord> inHand = List.of();

	/** How many were written since the backlog was empty; by one thread at a time. */
	private int sinceEmpty;

	BacklogDelivery(Backlog backlog, UnaryOperator<List<WaitingRecord>> writer, int batchSize) {
		this.backlog = backlog;
		this.writer = writer;
		this.batchSize = batchSize;
	}

	/**
	 * Writes what is in hand, or what waits.
	 * @param patience how long to wait for something to write
	 * @return {@code false} if the store is away
	 * @throws InterruptedException if the wait is interrupted
	 */
	boolean deliver(Duration patience) throws InterruptedException {
		if (this.inHand.isEmpty()) {
			this.inHand = this.backlog.take(this.batchSize, patience);
		}
		if (!this.inHand.isEmpty()) {
			List<WaitingRecord> rest = this.writer.apply(this.inHand);
			List<WaitingRecord> done = this.inHand.subList(0, this.inHand.size() - rest.size());
			this.backlog.forget(done);
			this.inHand = rest;
			written(done.size());
		}
		return this.inHand.isEmpty();
	}

	private void written(int records) {
		this.sinceEmpty += records;
		if (waiting() == 0) {
			logger.atInfo()
				.addKeyValue("event.name", "backlog.drained")
				.addKeyValue("app.records", this.sinceEmpty)
				.log("No prediction waits any more, {} were written or refused", this.sinceEmpty);
			this.sinceEmpty = 0;
		}
	}

	int waiting() {
		return this.inHand.size() + this.backlog.size();
	}

}
