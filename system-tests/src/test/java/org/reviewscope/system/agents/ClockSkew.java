package org.reviewscope.system.agents;

import java.util.List;

/**
 * Calls whose two sides do not agree on the time.
 */
final class ClockSkew {

	private static final double MOST_MILLIS = 1000;

	private ClockSkew() {
	}

	/**
	 * Whether a service was called before its caller began or after it had ended, or was
	 * such a caller. One trace tells that two clocks differ, not which of them is wrong.
	 * @param rows a trace
	 * @param service the service
	 * @return whether its clock and that of a neighbour differ
	 */
	static boolean isSeen(List<Row> rows, String service) {
		return rows.stream()
			.filter((row) -> row.isServer() && !row.above().isEmpty())
			.anyMatch((row) -> isBetween(row, service) && isImpossible(row, row.above().getLast()));
	}

	private static boolean isBetween(Row called, String service) {
		return called.service().equals(service) || called.above().getLast().service().equals(service);
	}

	private static boolean isImpossible(Row called, Row caller) {
		return called.begin() < caller.begin() - MOST_MILLIS || called.begin() > caller.end() + MOST_MILLIS;
	}

}
