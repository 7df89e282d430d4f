package org.reviewscope.inference.onnx;

/**
 * A model that holds native memory until it is closed.
 */
public interface LoadedModel extends SentimentModel, AutoCloseable {

	@Override
	void close();

}
