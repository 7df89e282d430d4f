package org.reviewscope.console.launch.output;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

import org.reviewscope.console.feed.Feed;
import org.reviewscope.console.feed.Subscription;

/**
 * The newest lines of a service, also those of its earlier processes.
 */
public final class ServiceOutput {

	static final int MOST_LINES = 5000;

	/** As much as a subscription holds, so that a follower can begin with all of it. */
	static final int MOST_BYTES = Subscription.MOST_BYTES;

	private final Deque<OutputLine> lines = new ArrayDeque<>();

	private final Feed<OutputLine> feed = new Feed<>(OutputLine::bytes);

	private long last;

	private long bytes;

	/**
	 * Keeps a line, and passes it on.
	 * @param source where it comes from
	 * @param text what was written
	 */
	public synchronized void add(OutputSource source, String text) {
		OutputLine line = new OutputLine(++this.last, Instant.now(), source, PlainText.of(text));
		this.lines.add(line);
		this.bytes += line.bytes();
		while (this.lines.size() > MOST_LINES || this.bytes > MOST_BYTES) {
			this.bytes -= this.lines.removeFirst().bytes();
		}
		this.feed.publish(List.of(line));
	}

	/**
	 * The newest lines.
	 * @param limit how many at most
	 * @param wanted which ones
	 * @return the lines in their order
	 */
	public synchronized List<OutputLine> newest(int limit, Predicate<OutputLine> wanted) {
		List<OutputLine> newest = new ArrayList<>();
		Iterator<OutputLine> backwards = this.lines.descendingIterator();
		while (backwards.hasNext() && newest.size() < limit) {
			OutputLine line = backwards.next();
			if (wanted.test(line)) {
				newest.add(line);
			}
		}
		return newest.reversed();
	}

	/**
	 * Begins to follow.
	 * @param after the number of the last line that the follower has; those since then
	 * come at once. {@code Long.MAX_VALUE} for none. A number that there was not yet is
	 * one of another launcher, and all lines come
	 * @return the subscription
	 */
	public synchronized Subscription<OutputLine> follow(long after) {
		long known = (after > this.last && after != Long.MAX_VALUE) ? 0 : after;
		return this.feed.subscribe(this.lines.stream().filter((line) -> line.number() > known).toList());
	}

	/**
	 * The number of the newest line.
	 * @return how many lines there were since the start
	 */
	public synchronized long last() {
		return this.last;
	}

	/**
	 * How many of the oldest lines are not kept any more.
	 * @return a number of lines
	 */
	public synchronized long forgotten() {
		return this.last - this.lines.size();
	}

}
