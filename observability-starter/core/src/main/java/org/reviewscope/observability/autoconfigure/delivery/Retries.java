package org.reviewscope.observability.autoconfigure.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import javax.net.ssl.SSLException;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.common.export.RetryPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * An exporter tries again when a receiver is away, but not while the service stops: it
 * would wait ten seconds for nothing. A receiver that is slow is waited for.
 */
final class Retries implements SmartLifecycle {

	private final Set<CompletableResultCode> pending = ConcurrentHashMap.newKeySet();

	private volatile @Nullable IOException refusal;

	private volatile boolean running = true;

	RetryPolicy policy() {
		return RetryPolicy.builder().setRetryExceptionPredicate(this::isWorthwhile).build();
	}

	/**
	 * Follows a batch, which is given up between two attempts when the service stops.
	 * @param sent the exporter's result
	 * @return the result to wait for
	 */
	CompletableResultCode follow(CompletableResultCode sent) {
		CompletableResultCode result = new CompletableResultCode();
		this.pending.add(result);
		result.whenComplete(() -> this.pending.remove(result));
		sent.whenComplete(() -> finish(sent, result));
		return result;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		IOException failure = this.refusal;
		if (failure != null) {
			this.pending.forEach((result) -> result.failExceptionally(failure));
		}
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

	private void finish(CompletableResultCode sent, CompletableResultCode result) {
		this.refusal = null;
		Throwable failure = sent.getFailureThrowable();
		if (sent.isSuccess()) {
			result.succeed();
		}
		else if (failure != null) {
			result.failExceptionally(failure);
		}
		else {
			result.fail();
		}
	}

	private boolean isWorthwhile(IOException failure) {
		this.refusal = (failure instanceof ConnectException) ? failure : null;
		return (this.running || this.refusal == null) && isRepeatedByDefault(failure);
	}

	// As OpenTelemetry's sender on the JDK's client, whose own exceptions tell of an
	// answer
	private static boolean isRepeatedByDefault(IOException failure) {
		return !(failure instanceof SSLException) && !failure.getClass().getName().startsWith("io.opentelemetry.");
	}

}
