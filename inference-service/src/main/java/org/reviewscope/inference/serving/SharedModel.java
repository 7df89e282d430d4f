package org.reviewscope.inference.serving;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.artifact.ReferenceWindow;
import org.reviewscope.inference.onnx.LoadedModel;
import org.reviewscope.inference.onnx.SentimentModel;
import org.reviewscope.inference.sentiment.ModelRef;

/**
 * Counts the users of a model and closes it after the last one. {@link ServingModel} is
 * the first user.
 */
final class SharedModel {

	private final LoadedModel model;

	private final AtomicInteger users = new AtomicInteger(1);

	SharedModel(LoadedModel model) {
		this.model = model;
	}

	ModelRef ref() {
		return this.model.ref();
	}

	@Nullable ReferenceWindow reference() {
		return this.model.reference();
	}

	/**
	 * Adds a user.
	 * @return its lease, or {@code null} if the last user has left
	 */
	@Nullable ModelLease lease() {
		int before = this.users.getAndUpdate((count) -> (count > 0) ? count + 1 : 0);
		return (before > 0) ? new Lease() : null;
	}

	void release() {
		if (this.users.decrementAndGet() == 0) {
			this.model.close();
		}
	}

	/**
	 * One user, who may leave only once.
	 */
	private final class Lease implements ModelLease {

		private final AtomicBoolean closed = new AtomicBoolean();

		@Override
		public SentimentModel model() {
			return SharedModel.this.model;
		}

		@Override
		public ModelLease again() {
			ModelLease lease = lease();
			if (lease == null) {
				throw new IllegalStateException("The model is closed");
			}
			return lease;
		}

		@Override
		public void close() {
			if (this.closed.compareAndSet(false, true)) {
				release();
			}
		}

	}

}
