package org.reviewscope.console.launch.output;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last thirty lines of a process, to be shown when it ends by itself.
 */
public final class LastLines {

	private static final int MOST = 30;

	private final Deque<String> lines = new ArrayDeque<>();

	public synchronized void add(String line) {
		if (this.lines.size() == MOST) {
			this.lines.removeFirst();
		}
		this.lines.add(line);
	}

	public synchronized List<String> all() {
		return List.copyOf(this.lines);
	}

}
