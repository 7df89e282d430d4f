package org.reviewscope.observability.autoconfigure.delivery;

import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.opentelemetry.sdk.common.CompletableResultCode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class RetriesTests {

	private static final Throwable AWAY = new IllegalStateException(new ConnectException());

	private final Retries retries = new Retries(Duration.ofHours(1));

	private final Queue<Throwable> late = new ConcurrentLinkedQueue<>();

	@Test
	void batchIsSentUntilItIsTaken() {
		Receiver receiver = new Receiver(refusal(), refusal(), CompletableResultCode.ofSuccess());

		CompletableResultCode result = deliver(this.retries, receiver);

		assertThat(result.isDone()).isFalse();
		await().until(result::isDone);
		assertThat(result.isSuccess()).isTrue();
		assertThat(receiver.left).isEmpty();
		assertThat(this.late).isEmpty();
	}

	@Test
	void pauseGrowsToFiveSecondsAndIsNeverTheSame() {
		Batch batch = new Batch(RetriesTests::refusal, this.retries, this.late::add);
		for (long longest : List.of(1000L, 2000L, 4000L, 5000L, 5000L, 5000L)) {
			assertThat(batch.nextPause()).isBetween(Duration.ofMillis(longest / 2), Duration.ofMillis(longest));
		}
		assertThat(List.of(batch.nextPause(), batch.nextPause(), batch.nextPause(), batch.nextPause()))
			.anyMatch((pause) -> !pause.equals(batch.nextPause()));
	}

	@Test
	void longFailureIsToldWhileTheBatchWaits() {
		CompletableResultCode result = deliver(this.retries, new Receiver());

		await().atMost(Duration.ofSeconds(15)).until(() -> !this.late.isEmpty());

		assertThat(this.late).containsOnly(AWAY);
		assertThat(result.isDone()).isFalse();
		this.retries.stop();
	}

	@Test
	void failureThatDoesNotPassEndsTheWait() {
		IllegalStateException failure = new IllegalStateException("no batch");

		CompletableResultCode result = deliver(this.retries,
				new Receiver(CompletableResultCode.ofExceptionalFailure(failure)));

		assertThat(result.getFailureThrowable()).isSameAs(failure);
	}

	@Test
	void failureWithoutAReasonEndsTheWait() {
		CompletableResultCode result = deliver(this.retries, new Receiver(CompletableResultCode.ofFailure()));

		assertThat(result.isDone()).isTrue();
		assertThat(result.isSuccess()).isFalse();
	}

	@Test
	void senderThatThrowsEndsTheWait() {
		IllegalStateException failure = new IllegalStateException("broken");

		CompletableResultCode result = this.retries.deliver(() -> {
			throw failure;
		}, this.late::add);

		assertThat(result.getFailureThrowable()).isSameAs(failure);
	}

	@Test
	void timeLimitEndsTheWait() {
		CompletableResultCode result = deliver(new Retries(Duration.ofMillis(400)), new Receiver());

		assertThat(result.getFailureThrowable()).isSameAs(AWAY);
	}

	@Test
	void stoppingServiceTriesOnceMoreAtOnce() {
		Receiver receiver = new Receiver(refusal(), CompletableResultCode.ofSuccess());
		CompletableResultCode result = deliver(this.retries, receiver);

		this.retries.stop();

		assertThat(result.isSuccess()).isTrue();
	}

	@Test
	void stoppingServiceDoesNotWaitForTheNextAttempt() {
		CompletableResultCode result = deliver(this.retries, new Receiver());

		this.retries.stop();

		assertThat(result.getFailureThrowable()).isSameAs(AWAY);
		assertThat(deliver(this.retries, new Receiver()).getFailureThrowable()).isSameAs(AWAY);
	}

	@Test
	void stoppingServiceWaitsForASlowAnswer() {
		CompletableResultCode slow = new CompletableResultCode();
		CompletableResultCode result = deliver(this.retries, new Receiver(slow));

		this.retries.stop();

		assertThat(result.isDone()).isFalse();
		slow.succeed();
		assertThat(result.isSuccess()).isTrue();
	}

	@Test
	void startedAgainItTriesAgain() {
		this.retries.stop();
		this.retries.start();

		assertThat(this.retries.isRunning()).isTrue();
		assertThat(deliver(this.retries, new Receiver()).isDone()).isFalse();
		this.retries.stop();
		assertThat(this.retries.isRunning()).isFalse();
	}

	@Test
	void stopsAfterAllThatMakesTelemetry() {
		assertThat(this.retries.getPhase()).isEqualTo(Integer.MIN_VALUE);
	}

	private CompletableResultCode deliver(Retries retries, Receiver receiver) {
		return retries.deliver(receiver::answer, this.late::add);
	}

	private static CompletableResultCode refusal() {
		return CompletableResultCode.ofExceptionalFailure(AWAY);
	}

	/**
	 * Gives these answers, and then refuses.
	 */
	private static final class Receiver {

		private final Queue<CompletableResultCode> left;

		Receiver(CompletableResultCode... answers) {
			this.left = new ArrayDeque<>(List.of(answers));
		}

		CompletableResultCode answer() {
			CompletableResultCode answer = this.left.poll();
			return (answer != null) ? answer : refusal();
		}

	}

}
