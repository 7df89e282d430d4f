package org.reviewscope.trust;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Log lines about callers that were refused: one a second, with the number of those that
 * had none. Whoever guesses tokens should not fill the log, too.
 */
final class RefusalLog {

	private static final Logger logger = LoggerFactory.getLogger(CallerFilter.class);

	private static final long PAUSE = Duration.ofSeconds(1).toNanos();

	private final LongSupplier nanoTime;

	private long last;

	private int silent;

	RefusalLog(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.last = nanoTime.getAsLong() - PAUSE;
	}

	void warn(String reason) {
		int others = next();
		if (others >= 0) {
			logger.atWarn()
				.addKeyValue("event.name", "caller.refused")
				.log("Refused a caller: {} ({} more since the last such line)", reason, others);
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
