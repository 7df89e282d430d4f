package org.reviewscope.inference.classification;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.inference.onnx.LoadedArtifacts;
import org.reviewscope.inference.onnx.LoadedModel;
import org.reviewscope.inference.onnx.Tokens;
import org.reviewscope.inference.queue.BusyException;
import org.reviewscope.inference.queue.InferenceQueue;
import org.reviewscope.inference.queue.QueueProperties;
import org.reviewscope.inference.queue.QueuedRequest;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Review;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.serving.NoModelException;
import org.reviewscope.inference.serving.ServingModel;
import org.reviewscope.inference.serving.ServingModels;

import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Requests in pieces, with a model whose runs are held back.
 */
class QueuedClassifierTests {

	private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();

	private final ServingModel serving = new ServingModel();

	private final HeldModel model = new HeldModel("1.0.0");

	@BeforeEach
	void start() {
		this.threads.setCorePoolSize(2);
		this.threads.initialize();
		ServingModels.activate(this.serving, this.model);
	}

	@AfterEach
	void stop() {
		this.model.release.countDown();
		this.threads.shutdown();
		this.serving.close();
	}

	@Test
	void piecesOfABatchRunAtTheSameTimeAndOnTheSameVersion() throws Exception {
		QueuedClassifier classifier = classifier(queue(Duration.ofMinutes(1)));
		try (ExecutorService clients = Executors.newSingleThreadExecutor()) {
			Future<List<Prediction>> batch = clients.submit(() -> classifier.classify(reviews(8)));
			await().until(() -> this.model.running.get() == 2);
			ServingModels.activate(this.serving, new HeldModel("2.0.0"));
			this.model.release.countDown();
			assertThat(batch.get()).hasSize(8).extracting(Prediction::model).containsOnly(this.model.ref());
		}
		await().until(() -> this.model.closed);
	}

	@Test
	void modelStaysOpenForPiecesThatHaveBegunAndTheOthersAreNotRun() {
		QueuedClassifier classifier = classifier(queue(Duration.ofMinutes(1)));
		try (ExecutorService clients = Executors.newSingleThreadExecutor()) {
			Future<?> givenUp = clients.submit(() -> assertBusy(() -> classifier.classify(reviews(8)), true, 1));
			await().until(() -> this.model.running.get() == 2);
			givenUp.cancel(true);
		}
		ServingModels.activate(this.serving, new HeldModel("2.0.0"));
		assertThat(this.model.closed).isFalse();
		this.model.release.countDown();
		await().until(() -> this.model.closed);
		assertThat(this.model.runs).hasValue(2);
	}

	@Test
	void whoIsTurnedAwayIsToldWhenToComeBack() {
		// Two threads, and 20,000 characters a second are taken for granted of each
		InferenceQueue queue = queue(Duration.ofSeconds(1));
		QueuedClassifier classifier = classifier(queue);
		try (QueuedRequest _ = queue.enter("caller", false, 400_000)) {
			assertBusy(() -> classifier.classify(List.of(Classifiers.review("x".repeat(100_000)))), false, 13);
		}
	}

	@Test
	void withoutAModelItIsTooEarly() {
		this.serving.close();
		assertThatExceptionOfType(NoModelException.class)
			.isThrownBy(() -> classifier(queue(Duration.ofSeconds(1))).classify(reviews(1)));
	}

	private InferenceQueue queue(Duration deadline) {
		return new InferenceQueue(this.threads, 2, new QueueProperties(2, 1_000_000, deadline), (task) -> task,
				(task) -> task);
	}

	private QueuedClassifier classifier(InferenceQueue queue) {
		return new QueuedClassifier(queue, this.serving, new BatchPlanner(2, 1000, 0.2), () -> "caller");
	}

	private static List<Review> reviews(int count) {
		return IntStream.range(0, count).mapToObj((_) -> Classifiers.review("good")).toList();
	}

	private static void assertBusy(Runnable call, boolean late, long seconds) {
		assertThatExceptionOfType(BusyException.class).isThrownBy(call::run)
			.satisfies((ex) -> assertThat(ex.isLate()).isEqualTo(late))
			.satisfies((ex) -> assertThat(ex.retryAfter()).isEqualTo(seconds));
	}

	// As native code does
	private static void awaitUninterruptibly(CountDownLatch latch) {
		CompletableFuture.runAsync(() -> {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}).join();
	}

	/**
	 * A model whose runs wait until they are released, and ignore interruptions.
	 */
	private static final class HeldModel implements LoadedModel {

		private final ModelRef ref;

		private final CountDownLatch release = new CountDownLatch(1);

		private final AtomicInteger running = new AtomicInteger();

		private final AtomicInteger runs = new AtomicInteger();

		private volatile boolean closed;

		HeldModel(String version) {
			this.ref = new ModelRef("tiny", version);
		}

		@Override
		public ModelRef ref() {
			return this.ref;
		}

		@Override
		public List<Tokens> tokenize(List<String> reviews) {
			return reviews.stream().map((_) -> LoadedArtifacts.tokens(5)).toList();
		}

		@Override
		public List<Scores> classify(List<Tokens> batch) {
			this.runs.incrementAndGet();
			this.running.incrementAndGet();
			awaitUninterruptibly(this.release);
			this.running.decrementAndGet();
			return batch.stream().map((_) -> new Scores(0.1, 0.2, 0.7)).toList();
		}

		@Override
		public void close() {
			this.closed = true;
		}

	}

}
