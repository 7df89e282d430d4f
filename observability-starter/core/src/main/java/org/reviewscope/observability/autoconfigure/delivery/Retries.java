package org.reviewscope.observability.autoconfigure.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.opentelemetry.sdk.common.CompletableResultCode;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Sends again what a receiver that is away did not take: OpenTelemetry's exporters give
 * up after five attempts, though the queue behind them has room. When the service stops,
 * each batch has one more attempt. A receiver that is slow is waited for.
 */
final class Retries implements SmartLifecycle {

	private final Duration limit;

	private final Set<Batch> waiting = ConcurrentHashMap.newKeySet();

	private volatile boolean running = true;

	Retries(Duration limit) {
		this.limit = limit;
	}

	/**
	 * Sends a batch until it is taken. The queue waits for the result, so that no more
	 * than one batch is on its way.
	 * @param sender sends it once
	 * @param late gets each failure of a batch that has waited for some time
	 * @return the result to wait for
	 */
	CompletableResultCode deliver(Supplier<CompletableResultCode> sender, Consumer<@Nullable Throwable> late) {
		Batch batch = new Batch(sender, this, late);
		batch.send();
		return batch.result();
	}

	/**
	 * Sends a batch again after a pause, unless it is too late for that.
	 * @param batch the batch
	 * @return whether it will be sent again
	 */
	boolean again(Batch batch) {
		Duration pause = batch.nextPause();
		if (!this.running || batch.age().plus(pause).compareTo(this.limit) > 0) {
			return false;
		}
		this.waiting.add(batch);
		after(pause).execute(() -> wake(batch));
		if (!this.running) {
			wake(batch);
		}
		return true;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.waiting.forEach(this::wake);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** After all others: what they do while they stop makes telemetry, too. */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

	private void wake(Batch batch) {
		if (this.waiting.remove(batch)) {
			batch.send();
		}
	}

	private static Executor after(Duration pause) {
		return CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS);
	}

}
