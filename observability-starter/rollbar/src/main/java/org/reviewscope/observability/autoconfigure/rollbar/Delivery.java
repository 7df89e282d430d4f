package org.reviewscope.observability.autoconfigure.rollbar;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import com.rollbar.api.payload.Payload;
import com.rollbar.notifier.sender.SyncSender;
import org.reviewscope.observability.autoconfigure.rollbar.DroppedItems.Reason;

/**
 * Sends items one after the other, on a thread of its own, and keeps those that wait in a
 * bounded queue. Logging never waits. Rollbar's own queue has none of this: it logs a
 * stack trace for each item that is not taken, and counts nothing.
 */
final class Delivery implements AutoCloseable {

	/** With the pauses a minute, which is what Rollbar's limits are counted by. */
	static final int ATTEMPTS = 5;

	private static final Duration LAST_WAIT = Duration.ofSeconds(2);

	private final SyncSender sender;

	private final Duration pause;

	private final DroppedItems dropped;

	private final Troubles troubles;

	private final CountDownLatch stopping = new CountDownLatch(1);

	private final ThreadPoolExecutor worker;

	Delivery(RollbarProperties properties, String token, DroppedItems dropped, Troubles troubles) {
		this.sender = new SyncSender.Builder().url(TimedConnections.url(properties.endpoint(), properties.timeout()))
			.accessToken(token)
			.build();
		this.pause = properties.pause();
		this.dropped = dropped;
		this.troubles = troubles;
		this.worker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(properties.queueCapacity()), Delivery::thread,
				(task, pool) -> dropped.add(pool.isShutdown() ? Reason.STOPPED : Reason.QUEUE_FULL));
	}

	void send(Payload item) {
		this.worker.execute(() -> deliver(item));
	}

	/** Counts a line that no item could be made of. */
	void failed() {
		this.dropped.add(Reason.FAILED);
	}

	/** Items that wait have one more attempt, if it is soon over. */
	@Override
	public void close() {
		this.stopping.countDown();
		this.worker.shutdown();
		try {
			this.worker.awaitTermination(LAST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.worker.shutdownNow().forEach((item) -> this.dropped.add(Reason.STOPPED));
	}

	private void deliver(Payload item) {
		Answer answer = Answer.NONE;
		try {
			answer = attempt(item);
			for (int attempt = 1; attempt < ATTEMPTS && answer.mayPass() && mayGoOn(); attempt++) {
				answer = attempt(item);
			}
		}
		finally {
			// Also where an error of the library ends the thread
			count(answer);
		}
	}

	private void count(Answer last) {
		if (!last.isTaken()) {
			this.dropped.add(last.mayPass() ? Reason.UNAVAILABLE : Reason.REFUSED);
		}
	}

	private Answer attempt(Payload item) {
		Answer answer = ask(item);
		if (!answer.isTaken()) {
			this.troubles.write(answer);
		}
		return answer;
	}

	// The library fails in many ways on answers that are not Rollbar's
	private Answer ask(Payload item) {
		try {
			return Answer.of(this.sender.doSend(item));
		}
		catch (Exception ex) {
			return Answer.NONE;
		}
	}

	private boolean mayGoOn() {
		try {
			return !this.stopping.await(this.pause.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "rollbar");
		thread.setDaemon(true);
		return thread;
	}

}
