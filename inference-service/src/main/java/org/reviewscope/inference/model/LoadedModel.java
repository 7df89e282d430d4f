package org.reviewscope.inference.model;

/**
 * A model that holds native memory until it is closed.
 */
interface LoadedModel extends SentimentModel, AutoCloseable {

	@Override
	void close();

}
