package org.reviewscope.inference.recording;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Brings the backlog to the store in the background, as long as the service runs and a
 * bounded time longer. What is left then waits on disk for the next start.
 */
final class BacklogWorker implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(BacklogWorker.class);

	/** The longest time that an idle worker needs to notice that it should stop. */
	private static final Duration PATIENCE = Duration.ofMillis(500);

	private final Backlog backlog;

	private final BacklogDelivery delivery;

	private final RecordProperties.Backlog properties;

	private final ExponentialBackOff backoff;

	private BackOffExecution pauses;

	private final CountDownLatch stopping = new CountDownLatch(1);

	private volatile @Nullable Thread thread;

	BacklogWorker(Backlog backlog, UnaryOperator<List<WaitingRecord>> writer, int batchSize,
			RecordProperties.Backlog properties) {
		this.backlog = backlog;
		this.delivery = new BacklogDelivery(backlog, writer, batchSize);
		this.properties = properties;
		this.backoff = new ExponentialBackOff(properties.shortestPause().toMillis(), 2);
		this.backoff.setMaxInterval(properties.longestPause().toMillis());
		this.pauses = this.backoff.start();
	}

	@Override
	public void start() {
		this.backlog.restore();
		this.thread = Thread.ofVirtual().name("record-backlog").start(this::work);
	}

	private void work() {
		try {
			while (this.stopping.getCount() > 0) {
				if (this.delivery.deliver(PATIENCE)) {
					this.pauses = this.backoff.start();
				}
				else {
					pause(this.pauses.nextBackOff());
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void pause(long millis) throws InterruptedException {
		logger.debug("The store is away, {} records wait for {} ms", waiting(), millis);
		this.stopping.await(millis, TimeUnit.MILLISECONDS);
	}

	int waiting() {
		return this.delivery.waiting();
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
		if (waiting() > 0) {
			logger.warn("{} predictions wait on disk for the next start", waiting());
		}
	}

	private void drain(long deadline) throws InterruptedException {
		while (waiting() > 0 && System.nanoTime() < deadline) {
			if (!this.delivery.deliver(Duration.ZERO)) {
				return;
			}
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
