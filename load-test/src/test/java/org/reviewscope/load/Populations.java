package org.reviewscope.load;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many users of each kind there are, as Locust divides them: the next user is of the
 * kind that is furthest behind its share.
 */
final class Populations {

	private Populations() {
	}

	/**
	 * Divides users among kinds.
	 * @param users how many there are
	 * @param weights kinds, each with its share in relation to the others'; of two that
	 * are equally far behind, the first is next
	 * @return kinds, each with its number of users
	 */
	static Map<String, Integer> of(int users, Map<String, Integer> weights) {
		Map<String, Integer> populations = new LinkedHashMap<>(weights);
		populations.replaceAll((kind, weight) -> 0);
		Comparator<String> fullness = Comparator
			.comparingDouble((kind) -> (populations.get(kind) + 0.5) / weights.get(kind));
		for (int user = 0; user < users; user++) {
			populations.merge(weights.keySet().stream().min(fullness).orElseThrow(), 1, Integer::sum);
		}
		return populations;
	}

}
