package org.reviewscope.inference.serving;

import org.reviewscope.inference.onnx.SentimentModel;

/**
 * The right to use a model for a while: it stays open until its last lease is closed,
 * also when another version has taken its place.
 */
public interface ModelLease extends AutoCloseable {

	SentimentModel model();

	@Override
	void close();

}
