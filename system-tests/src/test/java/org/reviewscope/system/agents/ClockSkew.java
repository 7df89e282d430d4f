package org.reviewscope.system.agents;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Calls whose two sides do not agree on the time.
 */
final class ClockSkew {

	private static final double MOST_MILLIS = 1000;

	private ClockSkew() {
	}

	/**
	 * Finds the service whose clock is wrong: it takes part in each call that is
	 * impossible, and in no other.
	 * @param rows a trace
	 * @return the verdict, if there is such a service
	 */
	static Optional<Verdict> in(List<Row> rows) {
		List<Set<String>> wrong = new ArrayList<>();
		List<Set<String>> right = new ArrayList<>();
		rows.stream()
			.filter((row) -> row.isServer() && !row.above().isEmpty())
			.forEach((row) -> (isImpossible(row, row.above().getLast()) ? wrong : right)
				.add(Set.of(row.service(), row.above().getLast().service())));
		Set<String> suspects = new HashSet<>();
		wrong.forEach(suspects::addAll);
		wrong.forEach(suspects::retainAll);
		right.forEach(suspects::removeAll);
		return suspects.stream().sorted().findFirst().map((service) -> new Verdict("clock-skew", service));
	}

	private static boolean isImpossible(Row called, Row caller) {
		return called.begin() < caller.begin() - MOST_MILLIS || called.begin() > caller.end() + MOST_MILLIS;
	}

}
