package org.reviewscope.inference.cache;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Review;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.sentiment.Scores;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class CachedClassifierTests {

	private static final ModelRef FIRST = new ModelRef("tiny", "1.0.0");

	private static final ModelRef SECOND = new ModelRef("tiny", "2.0.0");

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final TestObservationRegistry observations = TestObservationRegistry.create();

	/** The texts of each call of the model. */
	private final List<List<String>> calls = new ArrayList<>();

	private @Nullable ModelRef serving = FIRST;

	private @Nullable ModelRef answering = FIRST;

	@Test
	void secondAnswerIsTheFirstUnderItsOwnId() {
		ReviewClassifier classifier = classifier(caffeine());
		Review first = review("good");
		Review second = review("good");
		Prediction original = classifier.classify(List.of(first)).getFirst();
		Prediction copy = classifier.classify(List.of(second)).getFirst();

		assertThat(this.calls).containsExactly(List.of("good"));
		assertThat(copy.id()).isEqualTo(second.id()).isNotEqualTo(original.id());
		assertThat(copy).usingRecursiveComparison().ignoringFields("id").isEqualTo(original);
		assertGets(1, 1, 0);
	}

	@Test
	void onlyTheUnknownReviewsOfABatchAreClassifiedAndTheOrderStays() {
		ReviewClassifier classifier = classifier(caffeine());
		classifier.classify(reviews("b", "d"));
		List<Prediction> batch = classifier.classify(reviews("a", "b", "cc", "d", "cc"));

		assertThat(this.calls).containsExactly(List.of("b", "d"), List.of("a", "cc", "cc"));
		assertThat(batch).extracting(Prediction::reviewLength).containsExactly(1, 1, 2, 1, 2);
		assertThat(batch).extracting(Prediction::scores)
			.containsExactly(scores("a"), scores("b"), scores("cc"), scores("d"), scores("cc"));
		assertGets(2, 5, 0);
	}

	@Test
	void anotherVersionAnswersAnew() {
		ReviewClassifier classifier = classifier(caffeine());
		classifier.classify(reviews("good"));
		this.serving = SECOND;
		this.answering = SECOND;
		assertThat(classifier.classify(reviews("good"))).extracting(Prediction::model).containsExactly(SECOND);
		assertGets(0, 2, 0);
	}

	@Test
	void swapDuringARequestLeavesItToOneVersion() {
		ReviewClassifier classifier = classifier(caffeine());
		classifier.classify(reviews("a"));
		this.answering = SECOND;
		assertThat(classifier.classify(reviews("a", "b"))).extracting(Prediction::model)
			.containsExactly(SECOND, SECOND);
		assertThat(this.calls).containsExactly(List.of("a"), List.of("b"), List.of("a", "b"));
	}

	@Test
	void withoutAModelNothingIsLookedUp() {
		this.serving = null;
		classifier(caffeine()).classify(reviews("a"));
		assertGets(0, 0, 0);
	}

	@Test
	void failureOfTheCacheCostsItsHitsOnly() {
		ReviewClassifier classifier = classifier(new BrokenCache());
		assertThat(classifier.classify(reviews("a", "b"))).hasSize(2);
		assertThat(classifier.classify(reviews("a"))).hasSize(1);
		assertThat(this.calls).containsExactly(List.of("a", "b"), List.of("a"));
		assertGets(0, 0, 3);
	}

	@Test
	void spanOfThePredictionTellsTheHits() {
		ReviewClassifier classifier = classifier(caffeine());
		classifier.classify(reviews("a", "b"));
		Observation.createNotStarted("prediction.latency", this.observations)
			.observe(() -> classifier.classify(reviews("a", "b", "c")));
		assertThat(this.observations).hasObservationWithNameEqualTo("prediction.latency")
			.that()
			.hasHighCardinalityKeyValue("app.cache.hits", "2");
	}

	private ReviewClassifier classifier(ResultCache cache) {
		return new CachedClassifier(this::answer, () -> this.serving, cache, new CacheKeys(new byte[16]),
				new CacheMetrics(this.meters, this.observations));
	}

	private static ResultCache caffeine() {
		return new CaffeineResultCache(new CacheProperties(CacheProperties.Type.CAFFEINE, null, Duration.ofMinutes(1),
				100, new CacheProperties.Redis("redis://localhost", Duration.ofSeconds(1), Duration.ofSeconds(1))));
	}

	private List<Prediction> answer(List<Review> reviews) {
		this.calls.add(reviews.stream().map(Review::text).toList());
		return reviews.stream()
			.map((review) -> new Prediction(review.id(), scores(review.text()), this.answering, review.text().length(),
					3, false))
			.toList();
	}

	private static Scores scores(String text) {
		double positive = 1.0 / text.hashCode();
		return new Scores(1 - positive, 0, positive);
	}

	private static List<Review> reviews(String... texts) {
		return Arrays.stream(texts).map(CachedClassifierTests::review).toList();
	}

	private static Review review(String text) {
		return new Review(UUID.randomUUID(), text);
	}

	private void assertGets(double hits, double misses, double errors) {
		assertThat(gets("hit")).isEqualTo(hits);
		assertThat(gets("miss")).isEqualTo(misses);
		assertThat(gets("error")).isEqualTo(errors);
	}

	private double gets(String result) {
		return this.meters.get("prediction.cache.gets").tag("result", result).counter().count();
	}

	/**
	 * A cache that is away.
	 */
	private static final class BrokenCache implements ResultCache {

		@Override
		public Map<String, CachedResult> get(List<String> keys) {
			throw new IllegalStateException("away");
		}

		@Override
		public void put(Map<String, CachedResult> results) {
			throw new IllegalStateException("away");
		}

	}

}
