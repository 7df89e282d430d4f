package org.reviewscope.inference.record;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Brings the backlog to the store in the background, as long as the service runs and a
 * bounded time longer.
 */
final class BacklogWriter implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(BacklogWriter.class);

	/** So long an idle writer needs at most to notice that it should stop. */
	private static final Duration PATIENCE = Duration.ofMillis(500);

	private final RecordBacklog backlog;

	private final BacklogWrite write;

	private final RecordOutcomes outcomes;

	private final RecordProperties.Backlog properties;

	private final Backoff backoff;

	private final CountDownLatch stopping = new CountDownLatch(1);

	private volatile List<WaitingRecord> inHand = List.of();

	private volatile @Nullable Thread thread;

	BacklogWriter(RecordBacklog backlog, BacklogWrite write, RecordOutcomes outcomes,
			RecordProperties.Backlog properties) {
		this.backlog = backlog;
		this.write = write;
		this.outcomes = outcomes;
		this.properties = properties;
		this.backoff = new Backoff(properties.shortestPause(), properties.longestPause());
	}

	@Override
	public void start() {
		this.thread = Thread.ofVirtual().name("record-backlog").start(this::work);
	}

	private void work() {
		try {
			while (this.stopping.getCount() > 0) {
				if (!writeSome(PATIENCE)) {
					pause(this.backoff.next());
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Writes what is in hand, or what waits.
	 * @param patience how long to wait for something to write
	 * @return {@code false} if the store is away
	 * @throws InterruptedException if the wait is interrupted
	 */
	private boolean writeSome(Duration patience) throws InterruptedException {
		if (this.inHand.isEmpty()) {
			this.inHand = this.backlog.take(this.properties.batchSize(), patience);
		}
		if (!this.inHand.isEmpty()) {
			this.inHand = this.write.write(this.inHand);
		}
		if (this.inHand.isEmpty()) {
			this.backoff.reset();
		}
		return this.inHand.isEmpty();
	}

	private void pause(Duration pause) throws InterruptedException {
		logger.debug("The store is away, {} records wait for {}", waiting(), pause);
		if (this.stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
			this.backoff.reset();
		}
	}

	int waiting() {
		return this.inHand.size() + this.backlog.size();
	}

	/**
	 * Empties the backlog. A store that is away now will hardly be back in time: the
	 * first failure ends it.
	 */
	@Override
	public void stop() {
		this.stopping.countDown();
		Thread worker = this.thread;
		try {
			if (worker != null && worker.join(this.properties.drainTimeout())) {
				drain(System.nanoTime() + this.properties.drainTimeout().toNanos());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.thread = null;
		giveUp(waiting());
	}

	private void drain(long deadline) throws InterruptedException {
		while (waiting() > 0 && System.nanoTime() < deadline) {
			if (!writeSome(Duration.ZERO)) {
				return;
			}
		}
	}

	private void giveUp(int lost) {
		if (lost > 0) {
			this.outcomes.dropped(lost);
			logger.warn("{} predictions could not be recorded before the end", lost);
		}
	}

	@Override
	public boolean isRunning() {
		return this.thread != null;
	}

	/**
	 * Stops after the web server has answered its last request, which it does in a phase
	 * some 2,000 below the highest.
	 */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 8192;
	}

}
