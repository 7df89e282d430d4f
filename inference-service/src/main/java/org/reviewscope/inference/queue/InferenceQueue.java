package org.reviewscope.inference.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;

import org.springframework.core.task.TaskDecorator;
import org.springframework.core.task.TaskExecutor;
import org.springframework.core.task.TaskRejectedException;

/**
 * The queue in front of the model's threads. It is as long as the work that can be done
 * within the deadline: a request that would have to wait longer is refused at once,
 * because trying again later is better than waiting without a result. Callers take turns,
 * piece by piece.
 */
public final class InferenceQueue {

	/** Characters a second that one slow core does, until more is known. */
	private static final double GUESS = 20_000;

	private static final long LONGEST_RETRY_AFTER = 30;

	private final TaskExecutor executor;

	private final TaskDecorator context;

	private final TaskDecorator wait;

	private final Duration deadline;

	private final long capacity;

	private final WorkRate rate;

	private final Turns turns = new Turns();

	/**
	 * Creates the queue.
	 * @param executor runs the pieces
	 * @param threads how many at a time
	 * @param properties how much may wait, and how long
	 * @param context carries the request's context to the thread of a piece
	 * @param wait measures how long a request waits for its first turn
	 */
	public InferenceQueue(TaskExecutor executor, int threads, QueueProperties properties, TaskDecorator context,
			TaskDecorator wait) {
		this.executor = executor;
		this.context = context;
		this.wait = wait;
		this.deadline = properties.deadline();
		this.capacity = properties.capacity();
		this.rate = new WorkRate(threads, GUESS);
	}

	/**
	 * Lets a request in.
	 * @param caller the caller, an empty text if it is not known
	 * @param batch whether the request has many reviews
	 * @param cost what it costs, about as much as it has characters
	 * @return the request, to be closed when nobody waits for it any longer
	 * @throws BusyException if it could not be answered in time
	 */
	public QueuedRequest enter(String caller, boolean batch, long cost) {
		Line.Name name = new Line.Name(caller, batch);
		Line line = this.turns.enter(name, cost, Math.min(this.capacity, this.rate.in(this.deadline)));
		if (line == null) {
			throw BusyException.full(retryAfter(this.turns.until(name, cost)), null);
		}
		return new QueuedRequest(this, line, cost, this.deadline);
	}

	long retryAfter(Line line) {
		return retryAfter(this.turns.until(line));
	}

	private long retryAfter(long cost) {
		return Math.clamp((long) Math.ceil(this.rate.secondsFor(cost)), 1, LONGEST_RETRY_AFTER);
	}

	Piece add(Line line, long cost, FutureTask<?> task, boolean first) {
		Runnable work = this.context.decorate(task);
		Piece piece = new Piece(line, cost, first ? this.wait.decorate(work) : work, task);
		this.turns.add(piece);
		try {
			this.executor.execute(this::workOnNext);
		}
		catch (TaskRejectedException ex) {
			leave(line, 0, List.of(piece));
			throw BusyException.full(1, ex);
		}
		return piece;
	}

	private void workOnNext() {
		Piece piece = this.turns.next();
		if (piece == null) {
			return;
		}
		long begin = System.nanoTime();
		try {
			piece.work().run();
		}
		finally {
			this.turns.done(piece);
			this.rate.add(piece.cost(), System.nanoTime() - begin);
		}
	}

	void leave(Line line, long cost, List<Piece> pieces) {
		this.turns.leave(line, cost, pieces);
	}

}
