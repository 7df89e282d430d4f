package org.reviewscope.inference.record;

import java.time.Duration;

/**
 * How long to leave a store alone that is away: longer each time, up to a limit.
 */
final class Backoff {

	private final Duration shortest;

	private final Duration longest;

	private Duration next;

	Backoff(Duration shortest, Duration longest) {
		this.shortest = shortest;
		this.longest = longest;
		this.next = shortest;
	}

	Duration next() {
		Duration pause = this.next;
		Duration doubled = pause.multipliedBy(2);
		this.next = (doubled.compareTo(this.longest) < 0) ? doubled : this.longest;
		return pause;
	}

	void reset() {
		this.next = this.shortest;
	}

}
