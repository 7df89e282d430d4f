package org.reviewscope.modelstore.database;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.NestedExceptionUtils;

/**
 * Log lines about calls that the database did not answer: one a second, with the number
 * of those that had none. While the disk is full every write fails, and a log on the same
 * disk should not grow.
 */
final class DatabaseAwayLog {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseAwayAdvice.class);

	private static final long PAUSE = Duration.ofSeconds(1).toNanos();

	private final LongSupplier nanoTime;

	private long last;

	private int silent;

	DatabaseAwayLog(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.last = nanoTime.getAsLong() - PAUSE;
	}

	void warn(RuntimeException failure) {
		int others = next();
		if (others >= 0) {
			logger.warn("The database does not answer: {} ({} more calls failed since the last such line)",
					NestedExceptionUtils.getMostSpecificCause(failure).getMessage(), others);
		}
	}

	// How many had no line since the last one, or -1 if this one has none either
	private synchronized int next() {
		long now = this.nanoTime.getAsLong();
		if (now - this.last < PAUSE) {
			this.silent++;
			return -1;
		}
		int others = this.silent;
		this.last = now;
		this.silent = 0;
		return others;
	}

}
