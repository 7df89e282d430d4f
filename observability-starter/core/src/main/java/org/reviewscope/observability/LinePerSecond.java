package org.reviewscope.observability;

import java.time.Duration;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * Lets one log line a second through and counts those that it holds back. What fails a
 * thousand times a second should not fill the disk, nor take the time to be written.
 */
public final class LinePerSecond {

	private static final long PAUSE = Duration.ofSeconds(1).toNanos();

	private final LongSupplier nanoTime;

	private long last;

	private int silent;

	public LinePerSecond() {
		this(System::nanoTime);
	}

	/**
	 * Goes by another clock, as tests do.
	 * @param nanoTime the clock, which only differences are taken of
	 */
	public LinePerSecond(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
		this.last = nanoTime.getAsLong() - PAUSE;
	}

	/**
	 * Writes a line, unless there was one less than a second ago.
	 * @param line writes it, and gets the number of lines held back since the last one
	 */
	public void write(IntConsumer line) {
		int others = next();
		if (others >= 0) {
			line.accept(others);
		}
	}

	// -1 if this one is held back, too
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
