package org.reviewscope.inference.serving;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.reviewscope.inference.onnx.LoadedModel;
import org.reviewscope.inference.onnx.Tokens;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Scores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ServingModelTests {

	private final ServingModel active = new ServingModel();

	@Test
	void withoutModelNobodyGetsALease() {
		assertThatExceptionOfType(NoModelException.class).isThrownBy(this.active::lease);
	}

	@Test
	void oldModelStaysOpenUntilItsLastLeaseIsClosed() {
		DetectingModel old = new DetectingModel("1.0.0");
		this.active.swap(old);
		ModelLease first = this.active.lease();
		ModelLease second = this.active.lease();
		this.active.swap(new DetectingModel("2.0.0"));
		first.close();
		first.close();
		assertThat(old.closed).isFalse();
		assertThat(this.active.ref()).isEqualTo(new ModelRef("tiny", "2.0.0"));
		second.close();
		assertThat(old.closed).isTrue();
	}

	@Test
	void closingClosesTheModel() {
		DetectingModel model = new DetectingModel("1.0.0");
		this.active.swap(model);
		this.active.close();
		assertThat(model.closed).isTrue();
		assertThatExceptionOfType(NoModelException.class).isThrownBy(this.active::lease);
	}

	@Test
	void noUserEverMeetsAClosedModelWhileVersionsSwap() throws Exception {
		List<DetectingModel> models = IntStream.range(0, 2000)
			.mapToObj((i) -> new DetectingModel(String.valueOf(i)))
			.toList();
		this.active.swap(models.getFirst());
		AtomicBoolean swapping = new AtomicBoolean(true);
		AtomicInteger uses = new AtomicInteger();
		Callable<Void> user = () -> {
			while (swapping.get()) {
				try (ModelLease lease = this.active.lease()) {
					lease.model().classify(List.of());
					uses.incrementAndGet();
				}
			}
			return null;
		};
		try (ExecutorService executor = Executors.newFixedThreadPool(4)) {
			List<Future<Void>> users = IntStream.range(0, 4).mapToObj((_) -> executor.submit(user)).toList();
			models.stream().skip(1).forEach(this.active::swap);
			swapping.set(false);
			for (Future<Void> future : users) {
				future.get();
			}
		}
		assertThat(uses).hasPositiveValue();
		assertThat(models.subList(0, models.size() - 1)).allMatch((model) -> model.closed);
		assertThat(models.getLast().closed).isFalse();
	}

	/**
	 * A model that tells when it is used after it was closed, or closed while in use.
	 */
	private static final class DetectingModel implements LoadedModel {

		private final ModelRef ref;

		private final AtomicInteger users = new AtomicInteger();

		private volatile boolean closed;

		DetectingModel(String version) {
			this.ref = new ModelRef("tiny", version);
		}

		@Override
		public ModelRef ref() {
			return this.ref;
		}

		@Override
		public List<Tokens> tokenize(List<String> reviews) {
			return List.of();
		}

		@Override
		public List<Scores> classify(List<Tokens> batch) {
			this.users.incrementAndGet();
			Thread.yield();
			assertThat(this.closed).as("closed while in use").isFalse();
			this.users.decrementAndGet();
			return List.of();
		}

		@Override
		public void close() {
			assertThat(this.closed).as("closed twice").isFalse();
			assertThat(this.users).as("users at the end").hasValue(0);
			this.closed = true;
		}

	}

}
