package org.reviewscope.console.launch.output;

import java.time.Instant;

/**
 * A line of a service.
 *
 * @param number its number, which grows by one from line to line, also across restarts
 * @param time when it was read
 * @param source where it comes from
 * @param text what it says, without codes for the terminal
 */
public record OutputLine(long number, Instant time, OutputSource source, String text) {

	/** The record, its time, the text's object, and its place in a list. */
	private static final int OVERHEAD = 120;

	/**
	 * An estimate of its memory.
	 * @return bytes, as if each character took two
	 */
	int bytes() {
		return OVERHEAD + 2 * this.text.length();
	}

}
