package org.reviewscope.observability.autoconfigure.problem;

import java.time.Duration;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.HttpStatusCode;

/**
 * Log lines about requests that were turned away because there was too much to do: one a
 * second, with the number of those that had none. To write a line for each would be more
 * work for a service that has too much.
 */
final class ShedLog {

	private static final Logger logger = LoggerFactory.getLogger(FailureReport.class);

	private static final long PAUSE = Duration.ofSeconds(1).toNanos();

	private final LongSupplier nanoTime;

	private long last;

	private int silent;

	ShedLog(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.last = nanoTime.getAsLong() - PAUSE;
	}

	void warn(HttpStatusCode status, Object route, String message) {
		int others = next();
		if (others == 0) {
			logger.warn("Answered {} on {}: {}", status.value(), route, message);
		}
		else if (others > 0) {
			logger.warn("Answered {} on {}: {} ({} more turned away since the last such line)", status.value(), route,
					message, others);
		}
	}

	/**
	 * Decides whether there is a line.
	 * @return how many had none since the last one, or -1 if this one has none either
	 */
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
