package org.reviewscope.inference.prediction;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.reviewscope.inference.queue.InferenceQueue;
import org.reviewscope.inference.queue.QueueProperties;
import org.reviewscope.inference.queue.QueuedRequest;
import org.reviewscope.inference.sentiment.ReviewClassifier;
import org.reviewscope.inference.serving.ServingModel;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Each failure has its reason, and says when to come back.
 */
class LimitedPredictorTests {

	@Test
	void fullQueueIsRefused() {
		// 20,000 characters a second are taken for granted
		InferenceQueue queue = queue(Duration.ofSeconds(1));
		try (QueuedRequest _ = queue.enter("caller", false, 100_000)) {
			assertBusy((_) -> queue.enter("caller", false, 100_000).call(100_000, List::of), ErrorReason.QUEUE_FULL,
					"10");
		}
	}

	@Test
	void requestThatIsNotAnsweredInTimeIsLate() {
		InferenceQueue queue = queue(Duration.ofMillis(1));
		assertBusy((_) -> {
			try (QueuedRequest request = queue.enter("caller", false, 1)) {
				return request.call(1, List::of);
			}
		}, ErrorReason.DEADLINE, "1");
	}

	@Test
	void withoutAModelItIsTooEarly() {
		assertBusy((_) -> {
			new ServingModel().lease();
			return List.of();
		}, ErrorReason.NO_MODEL, "1");
	}

	@Test
	void limitsComeFirst() {
		assertThatExceptionOfType(PredictionException.class)
			.isThrownBy(() -> predictor((_) -> List.of()).predict(PredictionFixtures.request(" ")))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(ErrorReason.BLANK));
	}

	// Its thread never gets to the work
	private static InferenceQueue queue(Duration deadline) {
		return new InferenceQueue((_) -> {
		}, 1, new QueueProperties(1, 1_000_000, deadline), (task) -> task, (task) -> task);
	}

	private static Predictor predictor(ReviewClassifier classifier) {
		return new LimitedPredictor(new ReviewLimits(100, 64), classifier);
	}

	private static void assertBusy(ReviewClassifier classifier, ErrorReason reason, String seconds) {
		assertThatExceptionOfType(PredictionException.class)
			.isThrownBy(() -> predictor(classifier).predict(PredictionFixtures.request("good")))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason))
			.satisfies((ex) -> assertThat(ex.getStatusCode().value()).isEqualTo(503))
			.satisfies((ex) -> assertThat(ex.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo(seconds));
	}

}
