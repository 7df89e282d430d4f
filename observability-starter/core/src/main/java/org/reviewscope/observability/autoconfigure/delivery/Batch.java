package org.reviewscope.observability.autoconfigure.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.opentelemetry.sdk.common.CompletableResultCode;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way: it is sent again until it is accepted or given up.
 */
final class Batch {

	private static final long FIRST_PAUSE = 1000;

	/** Short, so that a receiver that is back does not wait for what it has missed. */
	private static final long LONGEST_PAUSE = 5000;

	/** A receiver that only restarts is no news. */
	private static final Duration LATE = Duration.ofSeconds(8);

	private final Supplier<CompletableResultCode> sender;

	private final Retries retries;

	private final Consumer<@Nullable Throwable> late;

	private final CompletableResultCode result = new CompletableResultCode();

	private final long start = System.nanoTime();

	private long pause = FIRST_PAUSE;

	Batch(Supplier<CompletableResultCode> sender, Retries retries, Consumer<@Nullable Throwable> late) {
		this.sender = sender;
		this.retries = retries;
		this.late = late;
	}

	CompletableResultCode result() {
		return this.result;
	}

	void send() {
		CompletableResultCode sent = attempt();
		sent.whenComplete(() -> finish(sent));
	}

	Duration age() {
		return Duration.ofNanos(System.nanoTime() - this.start);
	}

	// Half of the pause is random: not all services at once when the receiver is back
	Duration nextPause() {
		long longest = this.pause;
		this.pause = Math.min(2 * longest, LONGEST_PAUSE);
		return Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
	}

	private CompletableResultCode attempt() {
		try {
			return this.sender.get();
		}
		catch (RuntimeException ex) {
			return CompletableResultCode.ofExceptionalFailure(ex);
		}
	}

	private void finish(CompletableResultCode sent) {
		Throwable failure = sent.getFailureThrowable();
		if (sent.isSuccess()) {
			this.result.succeed();
		}
		else if (!Failures.mayPass(failure) || !this.retries.again(this)) {
			fail(failure);
		}
		else if (age().compareTo(LATE) > 0) {
			this.late.accept(failure);
		}
	}

	private void fail(@Nullable Throwable failure) {
		if (failure != null) {
			this.result.failExceptionally(failure);
		}
		else {
			this.result.fail();
		}
	}

}
