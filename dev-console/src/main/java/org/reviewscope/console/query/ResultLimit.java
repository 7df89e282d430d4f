package org.reviewscope.console.query;

import org.reviewscope.console.query.value.QueryException;

/**
 * How much the answer to a program may hold.
 */
public final class ResultLimit {

	private static final int MOST = 1000;

	private ResultLimit() {
	}

	/**
	 * Refuses a limit that would make an answer empty or huge.
	 * @param limit the limit
	 * @return the same
	 * @throws QueryException if it is too small or too large
	 */
	public static int checked(int limit) {
		if (limit < 1 || limit > MOST) {
			throw new QueryException("limit must be from 1 to " + MOST);
		}
		return limit;
	}

}
