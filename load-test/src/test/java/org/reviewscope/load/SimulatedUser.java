package org.reviewscope.load;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Chooses what one user does, with a generator of its own: the same seed, kind and number
 * make the same choices, whatever other users do and however the gateway answers.
 */
final class SimulatedUser {

	private final Mix mix;

	private final Reviews reviews;

	private final Kind kind;

	private final RandomGenerator random;

	SimulatedUser(Mix mix, Reviews reviews, Kind kind, int number, long seed) {
		this.mix = mix;
		this.reviews = reviews;
		this.kind = kind;
		this.random = generator(kind + " " + number + " " + seed);
	}

	/** The tenant that the user belongs to, for good. */
	Map<String, Object> identity() {
		return Map.of("tenant", any(this.mix.tenants()), "user",
				"user-" + (1 + this.random.nextInt(this.mix.userIds())));
	}

	/**
	 * Chooses a request, with all that it needs, and the pause after it.
	 * @param negativeShare how many of the reviews are negative, from 0 to 1
	 * @return attributes of a Gatling session
	 */
	Map<String, Object> next(double negativeShare) {
		return switch (this.kind) {
			case READER -> reader(this.mix.reader(), negativeShare);
			case SHOP -> shop(this.mix.shop(), negativeShare);
			case CLUMSY_CLIENT -> clumsyClient(this.mix.clumsyClient());
		};
	}

	private Map<String, Object> reader(Mix.Reader reader, double negativeShare) {
		Map<String, Object> next = new HashMap<>(this.reviews.any(this.random, negativeShare));
		next.put("call", anyCall(reader.calls()));
		next.put("recorded", "false");
		next.put("feedback", this.random.nextDouble() < reader.feedbackShare());
		next.put("pause", pause(reader.pauseSeconds()));
		return next;
	}

	private Map<String, Object> shop(Mix.Shop shop, double negativeShare) {
		List<Object> batch = Stream.generate(() -> this.reviews.any(this.random, negativeShare).get("review"))
			.limit(shop.batchSize().any(this.random))
			.toList();
		return Map.of("call", "predict, batch", "reviews", batch, "pause", pause(shop.pauseSeconds()));
	}

	private Map<String, Object> clumsyClient(Mix.ClumsyClient client) {
		String name = any(client.nonsense().keySet().stream().sorted().toList());
		return Map.of("call", "nonsense, " + name, "body", client.body(name), "pause", pause(client.pauseSeconds()));
	}

	private String anyCall(Map<String, Integer> weights) {
		return any(weights.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.flatMap((call) -> Stream.generate(call::getKey).limit(call.getValue()))
			.toList());
	}

	private String any(List<String> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	private Duration pause(Mix.Seconds seconds) {
		return Duration.ofMillis(Math.round(1000 * this.random.nextDouble(seconds.min(), seconds.max())));
	}

	/** A hash as the seed: the generators of neighbours have nothing in common. */
	private static RandomGenerator generator(String seed) {
		return new SplittableRandom(
				UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).getLeastSignificantBits());
	}

}
