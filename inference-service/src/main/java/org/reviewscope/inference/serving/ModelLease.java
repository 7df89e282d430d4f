package org.reviewscope.inference.serving;

import org.reviewscope.inference.onnx.SentimentModel;

/**
 * The right to use a model for a while: it stays open until its last lease is closed,
 * also when another version has taken its place.
 */
public interface ModelLease extends AutoCloseable {

	SentimentModel model();

	/**
	 * Takes the same model once more, for work that may end after this lease.
	 * @return another lease on it
	 * @throws IllegalStateException if this lease is closed, and the model with it
	 */
	ModelLease again();

	@Override
	void close();

}
