package org.reviewscope.inference.recording;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Brings records from the backlog to the store, and keeps in hand what it did not take.
 */
final class BacklogDelivery {

	private final Backlog backlog;

	private final UnaryOperator<List<WaitingRecord>> writer;

	private final int batchSize;

	private volatile List<WaitingRecord> inHand = List.of();

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
			this.backlog.forget(this.inHand.subList(0, this.inHand.size() - rest.size()));
			this.inHand = rest;
		}
		return this.inHand.isEmpty();
	}

	int waiting() {
		return this.inHand.size() + this.backlog.size();
	}

}
