package org.reviewscope.inference.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import org.reviewscope.observability.LinkedWork;

/**
 * Records that wait for the store, so many and no more.
 */
final class Backlog {

	private final BlockingQueue<WaitingRecord> queue;

	private final LinkedWork work;

	private final RecordMetrics metrics;

	Backlog(int capacity, LinkedWork work, RecordMetrics metrics) {
		this.queue = new ArrayBlockingQueue<>(capacity);
		this.work = work;
		this.metrics = metrics;
	}

	/**
	 * Adds the records of the current request. Those that find no room are dropped, and
	 * counted.
	 * @param records the records
	 */
	void add(List<PredictionRecord> records) {
		LinkedWork.Origin origin = this.work.capture();
		int added = 0;
		for (PredictionRecord record : records) {
			added += this.queue.offer(new WaitingRecord(record, origin)) ? 1 : 0;
		}
		this.metrics.queued(added);
		this.metrics.dropped(records.size() - added);
	}

	/**
	 * Takes the oldest records.
	 * @param max how many at most
	 * @param patience how long to wait for a first one
	 * @return the records, none if nothing came in time
	 * @throws InterruptedException if the wait is interrupted
	 */
	List<WaitingRecord> take(int max, Duration patience) throws InterruptedException {
		WaitingRecord first = this.queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
		if (first == null) {
			return List.of();
		}
		List<WaitingRecord> taken = new ArrayList<>();
		taken.add(first);
		this.queue.drainTo(taken, max - 1);
		return taken;
	}

	int size() {
		return this.queue.size();
	}

}
