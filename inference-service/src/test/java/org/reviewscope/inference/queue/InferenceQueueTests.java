package org.reviewscope.inference.queue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

class InferenceQueueTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

	private final CountDownLatch release = new CountDownLatch(1);

	private final List<Integer> waits = new CopyOnWriteArrayList<>();

	private final List<String> done = new CopyOnWriteArrayList<>();

	@BeforeEach
	void startExecutor() {
		this.executor.setCorePoolSize(1);
		this.executor.setMaxPoolSize(1);
		this.executor.initialize();
	}

	@AfterEach
	void stopExecutor() {
		this.release.countDown();
		this.executor.shutdown();
	}

	@Test
	void resultComesBack() {
		assertThat(call(queue(LONG), () -> 42)).isEqualTo(42);
	}

	@Test
	void failureComesBackAsItIs() {
		assertThatIllegalArgumentException().isThrownBy(() -> call(queue(LONG), () -> {
			throw new IllegalArgumentException("no");
		}));
	}

	@Test
	void firstTurnOfARequestEndsItsWait() {
		try (QueuedRequest request = queue(LONG).enter("", true, 30)) {
			IntStream.range(0, 3).forEach((i) -> request.call(10, () -> i));
		}
		assertThat(this.waits).hasSize(1);
	}

	@Test
	void whoWouldWaitForTooMuchIsTurnedAwayAtOnceAndToldWhenToComeBack() {
		InferenceQueue queue = queue(Duration.ofSeconds(4));
		try (QueuedRequest _ = queue.enter("a", false, 50_000)) {
			assertThatExceptionOfType(BusyException.class).isThrownBy(() -> queue.enter("a", false, 50_000))
				.matches((ex) -> !ex.isLate())
				.matches((ex) -> ex.retryAfter() == 5, "100,000 characters at 20,000 a second");
		}
		queue.enter("a", false, 50_000).close();
	}

	@Test
	void whoHasNothingBeforeItIsLetInHoweverMuchItIs() {
		queue(Duration.ofSeconds(4)).enter("a", true, 10_000_000).close();
	}

	@Test
	void fullLineOfACallerTurnsNobodyElseAway() {
		InferenceQueue queue = queue(Duration.ofSeconds(4));
		try (QueuedRequest _ = queue.enter("a", false, 79_000)) {
			assertThatExceptionOfType(BusyException.class).isThrownBy(() -> queue.enter("a", false, 2000));
			queue.enter("b", false, 2000).close();
			queue.enter("a", true, 2000).close();
		}
	}

	@Test
	void speedDecidesHowMuchMayWait() {
		InferenceQueue queue = queue(Duration.ofSeconds(4));
		try (QueuedRequest request = queue.enter("a", true, 1_000_000)) {
			request.call(1_000_000, () -> 42);
		}
		await().until(() -> this.executor.getActiveCount() == 0);
		try (QueuedRequest _ = queue.enter("a", false, 500_000)) {
			queue.enter("a", false, 500_000).close();
		}
	}

	@Test
	void capacityIsTheMostHoweverFastItGoes() {
		InferenceQueue queue = queue(new QueueProperties(1, 1000, LONG));
		try (QueuedRequest _ = queue.enter("a", false, 600)) {
			assertThatExceptionOfType(BusyException.class).isThrownBy(() -> queue.enter("a", false, 600));
		}
	}

	@Test
	void callersTakeTurnsPieceByPiece() {
		occupy();
		InferenceQueue queue = queue(LONG);
		try (QueuedRequest batch = queue.enter("a", true, 400);
				QueuedRequest other = queue.enter("b", true, 200);
				QueuedRequest single = queue.enter("a", false, 10)) {
			IntStream.range(0, 4).forEach((i) -> batch.submit(100, () -> this.done.add("a" + i)));
			IntStream.range(0, 2).forEach((i) -> other.submit(100, () -> this.done.add("b" + i)));
			single.submit(10, () -> this.done.add("single"));
			this.release.countDown();
			await().until(() -> this.done.size() == 7);
		}
		assertThat(this.done.subList(0, 3)).containsExactlyInAnyOrder("a0", "b0", "single");
		assertThat(this.done.subList(3, 5)).containsExactlyInAnyOrder("a1", "b1");
		assertThat(this.done.subList(5, 7)).containsExactly("a2", "a3");
	}

	@Test
	void whoWaitsTooLongIsSentHomeAndNotWorkedOnLater() {
		AtomicBoolean worked = new AtomicBoolean();
		occupy();
		InferenceQueue queue = queue(Duration.ofMillis(20));
		assertThatExceptionOfType(BusyException.class).isThrownBy(() -> call(queue, () -> {
			worked.set(true);
			return 42;
		})).matches(BusyException::isLate);
		this.release.countDown();
		await().until(() -> this.executor.getActiveCount() == 0 && this.executor.getQueueSize() == 0);
		assertThat(worked).isFalse();
	}

	@Test
	void piecesThatAreLeftWhenARequestIsGivenUpAreNotRun() {
		occupy();
		InferenceQueue queue = queue(LONG);
		try (QueuedRequest batch = queue.enter("a", true, 300)) {
			IntStream.range(0, 3).forEach((i) -> batch.submit(100, () -> this.done.add("given up")));
		}
		try (QueuedRequest request = queue.enter("a", true, 300)) {
			request.submit(300, () -> this.done.add("wanted"));
			this.release.countDown();
			await().until(() -> this.executor.getActiveCount() == 0 && this.executor.getQueueSize() == 0);
		}
		assertThat(this.done).containsExactly("wanted");
	}

	@Test
	void workThatTakesTooLongIsInterrupted() {
		AtomicReference<Exception> end = new AtomicReference<>();
		assertThatExceptionOfType(BusyException.class).isThrownBy(() -> call(queue(Duration.ofMillis(20)), () -> {
			try {
				this.release.await();
			}
			catch (InterruptedException ex) {
				end.set(ex);
			}
			return 42;
		})).matches(BusyException::isLate);
		await().untilAsserted(() -> assertThat(end.get()).isInstanceOf(InterruptedException.class));
	}

	private void occupy() {
		this.executor.submit(() -> {
			this.release.await();
			return null;
		});
	}

	private static <T> T call(InferenceQueue queue, Callable<T> work) {
		try (QueuedRequest request = queue.enter("", false, 10)) {
			return request.call(10, work);
		}
	}

	private InferenceQueue queue(Duration deadline) {
		return queue(new QueueProperties(1, 10_000_000, deadline));
	}

	private InferenceQueue queue(QueueProperties properties) {
		return new InferenceQueue(this.executor, 1, properties, (task) -> task, (task) -> () -> {
			this.waits.add(1);
			task.run();
		});
	}

}
