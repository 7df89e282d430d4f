package org.reviewscope.system.truth.load;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.reviewscope.system.truth.expected.Review;

/**
 * Makes reviews, the same ones in every run. Their words are of all moods, so that the
 * model is surer of some reviews than of others.
 */
final class Reviews {

	private static final List<String> WORDS = List.of("good", "bad", "okay", "fantastic", "terrible", "it", "works",
			"breaks", "never", "always", "the", "battery", "unbelievably", "disappointing", "but", "not", "price",
			"decent", "returnable", "love", "hate", "average", "sometimes", "crashes");

	private final Vocabulary vocabulary = Vocabulary.bundled();

	private final Random random = new Random(20260101);

	Review ofWords(int count) {
		return of(Stream.generate(this::word).limit(count).collect(Collectors.joining(" ")) + ".");
	}

	Review of(String text) {
		return new Review(text, text.length(), this.vocabulary.tokens(text));
	}

	/**
	 * All with the same number of tokens, so that the model reads them in full groups.
	 */
	List<Review> alike(int count) {
		return Stream
			.generate(() -> of(Stream.of("good", "bad", "okay").toList().get(this.random.nextInt(3)) + " battery"))
			.limit(count)
			.toList();
	}

	private String word() {
		return WORDS.get(this.random.nextInt(WORDS.size()));
	}

}
