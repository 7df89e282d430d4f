package org.reviewscope.inference.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.inference.onnx.LoadedModel;
import org.reviewscope.inference.onnx.Tokens;
import org.reviewscope.inference.queue.BusyExceptions;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Review;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.sentiment.Scores;
import org.reviewscope.inference.serving.CandidateModel;
import org.reviewscope.inference.serving.Rollout.Mode;
import org.reviewscope.inference.serving.ServingModel;
import org.reviewscope.inference.serving.ServingModels;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Two versions, of which the candidate finds only long reviews positive, with what is
 * done in the background done when the test says so.
 */
class RolloutClassifierTests {

	private static final ModelRef ACTIVE = new ModelRef("tiny", "1.0.0");

	private static final ModelRef CANDIDATE = new ModelRef("tiny", "2.0.0");

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final TestObservationRegistry observations = TestObservationRegistry.create();

	private final ServingModel serving = new ServingModel();

	private final CandidateModel candidate = ServingModels.candidate((_) -> this.rolloutMetrics().show());

	private final ShadowMetrics shadowMetrics = new ShadowMetrics(this.meters);

	private final RolloutMetrics metrics = new RolloutMetrics(this.meters, this.serving, this.candidate,
			this.shadowMetrics);

	private final List<Runnable> background = new ArrayList<>();

	private final List<String> asked = new ArrayList<>();

	private @Nullable RuntimeException failure;

	private ReviewClassifier classifier = (_) -> List.of();

	@BeforeEach
	void wire() {
		ServingModels.activate(this.serving, new StubModel(ACTIVE));
		this.classifier = classifier(this.observations);
	}

	@Test
	void withoutARolloutNothingIsObserved() {
		assertThat(versions(this.classifier.classify(reviews("good", "bad")))).containsOnly("1.0.0");
		assertThat(this.asked).containsExactly("active 2");
		assertThat(this.observations).doesNotHaveAnyObservation();
		assertThat(this.meters.getMeters()).isEmpty();
	}

	@Test
	void canaryAnswersItsShareAndTheActiveVersionTheRest() {
		nominate(Mode.CANARY, 50);
		List<String> versions = new ArrayList<>();
		IntStream.range(0, 100)
			.mapToObj((i) -> new Review(new UUID(0, i), "good"))
			.forEach((review) -> versions.addAll(versions(this.classifier.classify(List.of(review)))));
		assertThat(versions).filteredOn("2.0.0"::equals).hasSize(52);
		assertThat(versions).filteredOn("1.0.0"::equals).hasSize(48);
		assertThat(confidence("canary", "2.0.0")).isEqualTo(52);
		assertThat(confidence("active", "1.0.0")).isEqualTo(48);
		assertThat(this.background).isEmpty();
	}

	@Test
	void batchIsAnsweredByTheVersionOfItsFirstReview() {
		nominate(Mode.CANARY, 50);
		List<Review> reviews = IntStream.range(0, 10).mapToObj((i) -> new Review(new UUID(0, i), "good")).toList();
		List<Prediction> first = this.classifier.classify(reviews);
		assertThat(versions(first)).hasSize(10)
			.containsOnly(versions(this.classifier.classify(reviews.subList(0, 1))).getFirst());
		assertThat(versions(this.classifier.classify(reviews))).isEqualTo(versions(first));
	}

	@Test
	void activeVersionAnswersForACanaryThatFails() {
		nominate(Mode.CANARY, 100);
		this.failure = new IllegalStateException("broken");
		assertThat(versions(this.classifier.classify(reviews("good", "bad")))).containsExactly("1.0.0", "1.0.0");
		assertThat(this.asked).containsExactly("canary 2", "active 2");
		assertThat(this.observations).hasNumberOfObservationsWithNameEqualTo("prediction.version.latency", 2)
			.hasAnObservationWithAKeyValue("outcome", "failed")
			.hasAnObservationWithAKeyValue("outcome", "success");
		assertThat(confidence("canary", "2.0.0")).isZero();
		assertThat(confidence("active", "1.0.0")).isEqualTo(2);
	}

	@Test
	void canaryThatIsTurnedAwayTurnsTheClientAway() {
		nominate(Mode.CANARY, 100);
		this.failure = BusyExceptions.full();
		assertThatExceptionOfType(this.failure.getClass()).isThrownBy(() -> this.classifier.classify(reviews("good")));
		assertThat(this.asked).containsExactly("canary 1");
		assertThat(this.observations).hasObservationWithNameEqualTo("prediction.version.latency")
			.that()
			.hasLowCardinalityKeyValue("outcome", "busy")
			.hasLowCardinalityKeyValue("role", "canary")
			.hasLowCardinalityKeyValue("model.version", "2.0.0")
			.hasError(this.failure)
			.hasBeenStopped();
	}

	@Test
	void shadowReadsWhatTheActiveVersionHasAnswered() {
		nominate(Mode.SHADOW, 100);
		assertThat(versions(this.classifier.classify(reviews("good", "long enough", "bad")))).containsOnly("1.0.0");
		assertThat(this.asked).containsExactly("active 3");
		runBackground();
		assertThat(this.asked).containsExactly("active 3", "shadow 3");
		assertThat(shadowReviews("same")).isEqualTo(1);
		assertThat(shadowReviews("different")).isEqualTo(2);
		assertThat(confidence("shadow", "2.0.0")).isEqualTo(3);
		assertThat(confidence("active", "1.0.0")).isEqualTo(3);
		assertThat(this.observations).hasAnObservation((context) -> context.hasContextualNameEqualTo("shadow")
			.hasLowCardinalityKeyValue("role", "shadow")
			.hasLowCardinalityKeyValue("outcome", "success")
			.hasLowCardinalityKeyValue("model.version", "2.0.0")
			.hasHighCardinalityKeyValue("app.batch.size", "3"));
	}

	@Test
	void whatComesWhileTheShadowReadsIsSkipped() {
		nominate(Mode.SHADOW, 100);
		this.classifier.classify(reviews("good"));
		this.classifier.classify(reviews("good", "bad"));
		assertThat(skipped("busy")).isEqualTo(2);
		runBackground();
		this.classifier.classify(reviews("long enough"));
		runBackground();
		assertThat(shadowReviews("same")).isEqualTo(1);
		assertThat(shadowReviews("different")).isEqualTo(1);
		assertThat(skipped("busy")).isEqualTo(2);
		assertThat(skipped("failed")).isZero();
	}

	@Test
	void shadowThatFailsIsCountedAndReadsAgain() {
		nominate(Mode.SHADOW, 100);
		this.classifier.classify(reviews("good", "bad"));
		this.failure = new IllegalStateException("broken");
		runBackground();
		assertThat(skipped("failed")).isEqualTo(2);
		this.classifier.classify(reviews("good"));
		this.failure = BusyExceptions.full();
		runBackground();
		assertThat(skipped("busy")).isEqualTo(1);
		assertThat(shadowReviews("same") + shadowReviews("different")).isZero();
	}

	@Test
	void shadowThatCannotBeginIsSkippedAndFailsNothing() {
		nominate(Mode.SHADOW, 100);
		ReviewClassifier stopping = new RolloutClassifier(this.candidate, this::active, this::active, this::active,
				new Shadow(this::active, (_) -> {
					throw new RejectedExecutionException("stopping");
				}, this.shadowMetrics));
		stopping.classify(reviews("good"));
		stopping.classify(reviews("good"));
		assertThat(skipped("busy")).isEqualTo(2);
	}

	@Test
	void shadowIsShownItsShare() {
		nominate(Mode.SHADOW, 50);
		for (int i = 0; i < 100; i++) {
			this.classifier.classify(List.of(new Review(new UUID(0, i), "good")));
			runBackground();
		}
		assertThat(shadowReviews("different")).isEqualTo(52);
		assertThat(skipped("busy") + skipped("failed") + shadowReviews("same")).isZero();
	}

	@Test
	void rollBackEndsItAtOnce() {
		nominate(Mode.CANARY, 100);
		ServingModels.rollBack(this.candidate);
		assertThat(versions(this.classifier.classify(reviews("good")))).containsExactly("1.0.0");
		assertThat(this.asked).containsExactly("active 1");
		assertThat(this.meters.find("model.candidate.percent").gauges()).isEmpty();
	}

	@Test
	void knownLabelsHaveTheirSeriesFromTheStart() {
		nominate(Mode.SHADOW, 25);
		assertThat(this.meters.get("model.candidate.percent")
			.tags("name", "tiny", "version", "2.0.0", "mode", "shadow")
			.gauge()
			.value()).isEqualTo(25);
		assertThat(List.of(shadowReviews("same"), shadowReviews("different"), skipped("busy"), skipped("failed")))
			.containsOnly(0.0);
		for (String outcome : List.of("success", "busy", "failed")) {
			assertThat(latency("active", "1.0.0", outcome)).isZero();
			assertThat(latency("shadow", "2.0.0", outcome)).isZero();
		}
		assertThat(this.meters.find("prediction.version.latency").timers()).hasSize(6);
	}

	private void nominate(Mode mode, int percent) {
		ServingModels.nominate(this.candidate, new StubModel(CANDIDATE), mode, percent);
	}

	private RolloutMetrics rolloutMetrics() {
		return this.metrics;
	}

	private ReviewClassifier classifier(ObservationRegistry registry) {
		return new ObservedRollout(this.serving, this.candidate, registry, this.metrics, this.shadowMetrics,
				this.background::add)
			.around(this::active, (reviews) -> candidate("canary", reviews), (reviews) -> candidate("shadow", reviews));
	}

	private List<Prediction> active(List<Review> reviews) {
		this.asked.add("active " + reviews.size());
		return reviews.stream().map((review) -> prediction(review, ACTIVE, 0.9)).toList();
	}

	private List<Prediction> candidate(String role, List<Review> reviews) {
		this.asked.add(role + " " + reviews.size());
		if (this.failure != null) {
			throw this.failure;
		}
		return reviews.stream()
			.map((review) -> prediction(review, CANDIDATE, (review.text().length() > 5) ? 0.8 : 0.1))
			.toList();
	}

	private static Prediction prediction(Review review, ModelRef ref, double positive) {
		return new Prediction(review.id(), new Scores(1 - positive, 0, positive), ref, review.text().length(), 3,
				false);
	}

	private static List<Review> reviews(String... texts) {
		return IntStream.range(0, texts.length).mapToObj((i) -> new Review(new UUID(0, i), texts[i])).toList();
	}

	private static List<String> versions(List<Prediction> predictions) {
		return predictions.stream().map((prediction) -> prediction.model().version()).toList();
	}

	private void runBackground() {
		List<Runnable> work = List.copyOf(this.background);
		this.background.clear();
		work.forEach(Runnable::run);
	}

	private double confidence(String role, String version) {
		return this.meters.get("prediction.version.confidence")
			.tags("role", role, "model.version", version)
			.summary()
			.count();
	}

	private long latency(String role, String version, String outcome) {
		return this.meters.get("prediction.version.latency")
			.tags("role", role, "model.version", version, "outcome", outcome)
			.timer()
			.count();
	}

	private double shadowReviews(String agreement) {
		return this.meters.get("prediction.shadow.reviews")
			.tags("model.version", "2.0.0", "agreement", agreement)
			.counter()
			.count();
	}

	private double skipped(String reason) {
		return this.meters.get("prediction.shadow.skipped")
			.tags("model.version", "2.0.0", "reason", reason)
			.counter()
			.count();
	}

	private record StubModel(ModelRef ref) implements LoadedModel {

		@Override
		public List<Tokens> tokenize(List<String> reviews) {
			return List.of();
		}

		@Override
		public List<Scores> classify(List<Tokens> batch) {
			return List.of();
		}

		@Override
		public void close() {
		}

	}

}
