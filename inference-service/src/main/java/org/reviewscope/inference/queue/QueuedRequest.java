package org.reviewscope.inference.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A request in the queue, which has its work done in pieces. Only the request's own
 * thread uses it.
 */
public final class QueuedRequest implements AutoCloseable {

	private final InferenceQueue queue;

	private final Line line;

	private final long cost;

	private final long end;

	private final List<Piece> pieces = new ArrayList<>();

	QueuedRequest(InferenceQueue queue, Line line, long cost, Duration deadline) {
		this.queue = queue;
		this.line = line;
		this.cost = cost;
		this.end = System.nanoTime() + deadline.toNanos();
	}

	/**
	 * Has a piece of work done, and waits for it.
	 * @param <T> its result
	 * @param cost what it costs, as a part of what the request costs
	 * @param work the work
	 * @return its result
	 * @throws BusyException if the request's time is over before
	 */
	public <T> T call(long cost, Callable<T> work) {
		return await(submit(cost, work));
	}

	/**
	 * Has a piece of work done when its turn comes.
	 * @param <T> its result
	 * @param cost what it costs, as a part of what the request costs
	 * @param work the work
	 * @return its result, later
	 */
	public <T> Future<T> submit(long cost, Callable<T> work) {
		FutureTask<T> task = new FutureTask<>(work);
		this.pieces.add(this.queue.add(this.line, cost, task, this.pieces.isEmpty()));
		return task;
	}

	/**
	 * Waits for a piece of work.
	 * @param <T> its result
	 * @param piece the piece
	 * @return its result
	 * @throws BusyException if the request's time is over before
	 */
	public <T> T await(Future<T> piece) {
		try {
			return piece.get(this.end - System.nanoTime(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw BusyException.late("Prediction took too long", this.queue.retryAfter(this.line), ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw BusyException.late("Prediction interrupted", 1, ex);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException failure) ? failure
					: new IllegalStateException("The model failed", ex.getCause());
		}
	}

	/**
	 * Gives up what has not begun.
	 */
	@Override
	public void close() {
		this.queue.leave(this.line, this.cost, this.pieces);
		this.pieces.forEach((piece) -> piece.result().cancel(true));
	}

}
