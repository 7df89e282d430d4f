package org.reviewscope.inference.onnx;

import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.artifact.ReferenceWindow;

/**
 * A model that holds native memory until it is closed.
 */
public interface LoadedModel extends SentimentModel, AutoCloseable {

	/**
	 * How this model's predictions were distributed when all was well.
	 * @return the distributions, {@code null} when its artifact holds none
	 */
	default @Nullable ReferenceWindow reference() {
		return null;
	}

	@Override
	void close();

}
