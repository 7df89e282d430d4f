package org.reviewscope.load;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Who the users are and what they do how often: {@code users.json}, which the locustfile
 * reads as well.
 *
 * @param tenants each user belongs to one of them
 * @param userIds how many different users the tenants have
 * @param reader has single reviews classified
 * @param shop has batches classified
 * @param clumsyClient sends what is refused
 */
record Mix(List<String> tenants, int userIds, Reader reader, Shop shop, ClumsyClient clumsyClient) {

	static Mix read() {
		return Runs.read("/users.json", Mix.class);
	}

	/**
	 * Reads, thinks, and sometimes says what it should have been.
	 *
	 * @param weight its share of the users, in relation to the others' weights
	 * @param pauseSeconds from an answer to the next request
	 * @param calls names of requests and their weights
	 * @param feedbackShare of the recorded predictions, from 0 to 1
	 */
	record Reader(int weight, Seconds pauseSeconds, Map<String, Integer> calls, double feedbackShare) {
	}

	/**
	 * Sends what came in since the last time, in one request.
	 *
	 * @param weight its share of the users, in relation to the others' weights
	 * @param pauseSeconds from an answer to the next request
	 * @param batchSize reviews in a request
	 */
	record Shop(int weight, Seconds pauseSeconds, Range batchSize) {
	}

	/**
	 * Gets it wrong, in one of several ways at random.
	 *
	 * @param weight its share of the users, in relation to the others' weights
	 * @param pauseSeconds from an answer to the next request
	 * @param tooLong the length of a review that is too long, in characters
	 * @param nonsense names and bodies of requests
	 */
	record ClumsyClient(int weight, Seconds pauseSeconds, int tooLong, Map<String, String> nonsense) {

		String body(String name) {
			return this.nonsense.get(name).replace("<too long>", "x".repeat(this.tooLong));
		}

	}

	/**
	 * Any time between two, each equally likely.
	 *
	 * @param min the shortest, in seconds
	 * @param max the longest, in seconds
	 */
	record Seconds(double min, double max) {
	}

	/**
	 * Any whole number between two, each equally likely.
	 *
	 * @param min the lowest
	 * @param max the highest
	 */
	record Range(int min, int max) {

		int any(RandomGenerator random) {
			return random.nextInt(this.min, this.max + 1);
		}

	}

}
