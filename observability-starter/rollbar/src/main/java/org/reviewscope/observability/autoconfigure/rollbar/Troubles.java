package org.reviewscope.observability.autoconfigure.rollbar;

import java.util.function.LongSupplier;

import org.reviewscope.observability.LinePerSecond;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says that Rollbar does not take items, once a minute. The line itself goes elsewhere
 * only.
 */
final class Troubles {

	/** The logger, whose lines are not sent to Rollbar. */
	static final String LOGGER = Troubles.class.getName();

	private static final Logger logger = LoggerFactory.getLogger(Troubles.class);

	private final LinePerSecond lines;

	private final DroppedItems dropped;

	Troubles(DroppedItems dropped, LongSupplier nanoTime) {
		// By a clock whose second takes a minute
		this.lines = new LinePerSecond(() -> nanoTime.getAsLong() / 60);
		this.dropped = dropped;
	}

	void write(Answer answer) {
		this.lines.write(
				(others) -> logger.warn("Rollbar {} (dropped since the start: {})", answer.text(), this.dropped.all()));
	}

}
