package org.reviewscope.inference.prediction;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.reviewscope.inference.serving.NoModelException;

import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskRejectedException;

/**
 * The queue in front of the model's threads. A request that finds it full is refused at
 * once, and one that waits longer than the deadline is given up: trying again later is
 * better than waiting on.
 */
final class InferenceQueue {

	private final AsyncTaskExecutor executor;

	private final Duration deadline;

	InferenceQueue(AsyncTaskExecutor executor, Duration deadline) {
		this.executor = executor;
		this.deadline = deadline;
	}

	<T> T call(Callable<T> work) {
		Future<T> future = submit(work);
		try {
			return future.get(this.deadline.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			throw PredictionException.busy(ErrorReason.DEADLINE, "Prediction took too long", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw PredictionException.busy(ErrorReason.DEADLINE, "Prediction interrupted", ex);
		}
		catch (ExecutionException ex) {
			throw failure(ex);
		}
		finally {
			// Takes it out of the line, or interrupts it between two runs; no effect once
			// done
			future.cancel(true);
		}
	}

	private <T> Future<T> submit(Callable<T> work) {
		try {
			return this.executor.submit(work);
		}
		catch (TaskRejectedException ex) {
			throw PredictionException.busy(ErrorReason.QUEUE_FULL, "Too many predictions at once", ex);
		}
	}

	private static RuntimeException failure(ExecutionException failure) {
		return switch (failure.getCause()) {
			case NoModelException ex -> PredictionException.busy(ErrorReason.NO_MODEL, "No model is loaded yet", ex);
			case RuntimeException ex -> ex;
			case null, default -> new IllegalStateException("The model failed", failure.getCause());
		};
	}

}
