package org.reviewscope.system.ledger;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Makes the canary's requests, the same ones from the same seed: most with one review,
 * some with several. No review comes twice.
 */
final class Requests {

	private static final List<String> WORDS = List.of("good", "bad", "okay", "fantastic", "terrible", "it", "works",
			"breaks", "never", "always", "the", "battery", "disappointing", "but", "not", "price", "love", "hate");

	private final Random random;

	private int reviews;

	Requests(long seed) {
		this.random = new Random(seed);
	}

	Request next() {
		return (this.random.nextInt(5) != 0) ? Request.single(review())
				: Request.batch(Stream.generate(this::review).limit(2 + this.random.nextInt(4)).toList());
	}

	private String review() {
		this.reviews++;
		return IntStream.range(0, 3 + this.random.nextInt(20))
			.mapToObj((_) -> WORDS.get(this.random.nextInt(WORDS.size())))
			.collect(Collectors.joining(" ", "Review " + this.reviews + ": ", "."));
	}

}
