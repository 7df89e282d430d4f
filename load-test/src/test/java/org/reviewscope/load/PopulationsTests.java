package org.reviewscope.load;

import java.util.LinkedHashMap;
import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PopulationsTests {

	/** What Locust 2.47 makes of the same weights. */
	@ParameterizedTest
	@CsvSource({ "1, 1, 0, 0", "2, 1, 0, 1", "3, 1, 1, 1", "5, 3, 1, 1", "6, 4, 1, 1", "7, 4, 1, 2", "20, 12, 4, 4",
			"33, 19, 7, 7" })
	void dividesUsersAsLocustDoes(int users, int readers, int shops, int clumsyClients) {
		Map<String, Integer> weights = new LinkedHashMap<>();
		weights.put("clumsy client", 1);
		weights.put("shop", 1);
		weights.put("reader", 3);

		assertThat(Populations.of(users, weights)).containsEntry("reader", readers)
			.containsEntry("shop", shops)
			.containsEntry("clumsy client", clumsyClients);
	}

}
