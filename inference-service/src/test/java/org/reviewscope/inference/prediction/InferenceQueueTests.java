package org.reviewscope.inference.prediction;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.inference.serving.ServingModel;

import org.springframework.http.HttpHeaders;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

class InferenceQueueTests {

	private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

	private final CountDownLatch release = new CountDownLatch(1);

	@BeforeEach
	void startExecutor() {
		this.executor.setCorePoolSize(1);
		this.executor.setMaxPoolSize(1);
		this.executor.setQueueCapacity(1);
		this.executor.initialize();
	}

	@AfterEach
	void stopExecutor() {
		this.release.countDown();
		this.executor.shutdown();
	}

	@Test
	void resultComesBack() {
		assertThat(queue(Duration.ofSeconds(5)).call(() -> 42)).isEqualTo(42);
	}

	@Test
	void failureComesBackAsItIs() {
		assertThatIllegalArgumentException().isThrownBy(() -> queue(Duration.ofSeconds(5)).call(() -> {
			throw new IllegalArgumentException("no");
		}));
	}

	@Test
	void fullQueueTurnsAwayAtOnce() {
		occupy();
		occupy();
		assertBusy(() -> queue(Duration.ofSeconds(5)).call(() -> 42), ErrorReason.QUEUE_FULL);
	}

	@Test
	void whoWaitsTooLongIsSentHomeAndNotWorkedOnLater() {
		AtomicBoolean worked = new AtomicBoolean();
		occupy();
		assertBusy(() -> queue(Duration.ofMillis(20)).call(() -> {
			worked.set(true);
			return 42;
		}), ErrorReason.DEADLINE);
		this.release.countDown();
		await().until(() -> this.executor.getActiveCount() == 0 && this.executor.getQueueSize() == 0);
		assertThat(worked).isFalse();
	}

	@Test
	void workThatTakesTooLongIsInterrupted() {
		AtomicReference<Exception> end = new AtomicReference<>();
		assertBusy(() -> queue(Duration.ofMillis(20)).call(() -> {
			try {
				this.release.await();
			}
			catch (InterruptedException ex) {
				end.set(ex);
			}
			return 42;
		}), ErrorReason.DEADLINE);
		await().untilAsserted(() -> assertThat(end.get()).isInstanceOf(InterruptedException.class));
	}

	@Test
	void missingModelIsSomethingToWaitFor() {
		try (ServingModel none = new ServingModel()) {
			assertBusy(() -> queue(Duration.ofSeconds(5)).call(none::lease), ErrorReason.NO_MODEL);
		}
	}

	private void occupy() {
		this.executor.submit(() -> {
			this.release.await();
			return null;
		});
	}

	private InferenceQueue queue(Duration deadline) {
		return new InferenceQueue(this.executor, deadline);
	}

	private static void assertBusy(Runnable call, ErrorReason reason) {
		assertThatExceptionOfType(PredictionException.class).isThrownBy(call::run)
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason))
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(503))
			.satisfies((ex) -> assertThat(ex.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("1"));
	}

}
