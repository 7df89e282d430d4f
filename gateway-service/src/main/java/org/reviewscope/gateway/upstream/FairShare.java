package org.reviewscope.gateway.upstream;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Limits the calls that are under way for one caller to as many as are left for others:
 * one caller alone gets half of all, two a third each, and the next caller still finds a
 * place.
 */
final class FairShare {

	/** Callers beyond that share a place. */
	static final int MOST_CALLERS = 64;

	private static final String SHARED = "";

	private final int most;

	private final Map<String, Integer> underWay = new HashMap<>();

	private int all;

	FairShare(int most) {
		this.most = most;
	}

	/**
	 * Lets a call begin.
	 * @param caller on whose behalf it is made
	 * @return what ends it, or {@code null} if the caller has its share
	 */
	synchronized @Nullable Call begin(String caller) {
		boolean ownPlace = this.underWay.size() < MOST_CALLERS || this.underWay.containsKey(caller);
		String place = ownPlace ? caller : SHARED;
		if (this.underWay.getOrDefault(place, 0) >= this.most - this.all) {
			return null;
		}
		count(place, 1);
		return () -> count(place, -1);
	}

	private synchronized void count(String place, int calls) {
		this.all += calls;
		this.underWay.merge(place, calls, (before, more) -> (before + more > 0) ? before + more : null);
	}

	/**
	 * A call that is under way.
	 */
	interface Call extends AutoCloseable {

		@Override
		void close();

	}

}
