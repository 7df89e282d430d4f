package org.reviewscope.inference.recording;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.reviewscope.observability.LinkedWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A limited number of records that wait for the store. They are on disk as well.
 */
final class Backlog {

	private static final Logger logger = LoggerFactory.getLogger(Backlog.class);

	private final BlockingQueue<WaitingRecord> queue = new LinkedBlockingQueue<>();

	private final int capacity;

	// With those that are on their way to the disk
	private final AtomicInteger size = new AtomicInteger();

	private final BacklogJournal journal;

	private final LinkedWork work;

	private final RecordMetrics metrics;

	Backlog(int capacity, BacklogJournal journal, LinkedWork work, RecordMetrics metrics) {
		this.capacity = capacity;
		this.journal = journal;
		this.work = work;
		this.metrics = metrics;
	}

	/**
	 * Takes over what an earlier process has left, all of it: that process may have had
	 * more room.
	 */
	void restore() {
		List<WaitingRecord> restored = this.journal.load();
		this.size.addAndGet(restored.size());
		this.queue.addAll(restored);
		this.metrics.queued(restored.size());
		if (!restored.isEmpty()) {
			logger.info("{} predictions of an earlier run wait for the store", restored.size());
		}
	}

	/**
	 * Adds the records of the current request. Those that find no room, in memory or on
	 * disk, are dropped, and counted.
	 * @param records the records
	 */
	void add(List<PredictionRecord> records) {
		LinkedWork.Origin origin = this.work.capture();
		int added = 0;
		for (PredictionRecord record : records) {
			added += add(new WaitingRecord(record, origin)) ? 1 : 0;
		}
		this.metrics.queued(added);
		this.metrics.dropped(records.size() - added);
	}

	private boolean add(WaitingRecord record) {
		if (!findsRoom()) {
			return false;
		}
		if (!this.journal.save(record)) {
			this.size.decrementAndGet();
			return false;
		}
		return this.queue.add(record);
	}

	private boolean findsRoom() {
		int before = this.size.getAndUpdate((size) -> (size < this.capacity) ? size + 1 : size);
		return before < this.capacity;
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
		this.size.addAndGet(-taken.size());
		return taken;
	}

	/**
	 * Forgets records that were taken and need no second try.
	 * @param records those that are stored or refused
	 */
	void forget(List<WaitingRecord> records) {
		this.journal.forget(records);
	}

	int size() {
		return this.size.get();
	}

}
