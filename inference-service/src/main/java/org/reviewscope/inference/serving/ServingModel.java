package org.reviewscope.inference.serving;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.onnx.LoadedModel;
import org.reviewscope.inference.sentiment.ModelRef;

/**
 * The model that serves now. A lease keeps its version open; a new lease is for the
 * newest version.
 */
public final class ServingModel implements AutoCloseable {

	private final AtomicReference<@Nullable SharedModel> current = new AtomicReference<>();

	/**
	 * Takes the model for use.
	 * @return the lease, to be closed after use
	 * @throws NoModelException if none is loaded yet
	 */
	public ModelLease lease() {
		while (true) {
			SharedModel shared = this.current.get();
			if (shared == null) {
				throw new NoModelException();
			}
			ModelLease lease = shared.lease();
			if (lease != null) {
				return lease;
			}
			// Swapped and closed between the two calls above: the next round sees the
			// new one
		}
	}

	/**
	 * Returns which model serves.
	 * @return its name and version, or {@code null} if none is loaded yet
	 */
	public @Nullable ModelRef ref() {
		SharedModel shared = this.current.get();
		return (shared != null) ? shared.ref() : null;
	}

	void swap(LoadedModel model) {
		swap(new SharedModel(model));
	}

	void swap(SharedModel model) {
		release(this.current.getAndSet(model));
	}

	/**
	 * Gives the model away without closing it.
	 * @return the model, {@code null} if none is loaded
	 */
	@Nullable SharedModel handOver() {
		return this.current.getAndSet(null);
	}

	@Override
	public void close() {
		release(this.current.getAndSet(null));
	}

	private static void release(@Nullable SharedModel shared) {
		if (shared != null) {
			shared.release();
		}
	}

}
