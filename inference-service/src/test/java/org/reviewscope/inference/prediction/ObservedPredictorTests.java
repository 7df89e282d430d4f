package org.reviewscope.inference.prediction;

import java.util.Arrays;
import java.util.List;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reviewscope.inference.drift.DriftFixtures;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.telemetry.DistributionFixtures;
import org.reviewscope.inference.telemetry.DistributionFixtures.Lengths;

import static io.micrometer.observation.tck.TestObservationRegistryAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ObservedPredictorTests {

	private final TestObservationRegistry observations = TestObservationRegistry.create();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final PrometheusRegistry prometheus = new PrometheusRegistry();

	private final PredictionMetrics metrics = new PredictionMetrics(this.meters,
			DistributionFixtures.distributions(this.prometheus));

	@Test
	void predictionIsObservedWithItsResult() {
		predictor(new FixedPredictor(null)).predict(PredictionFixtures.request("good"));
		assertThat(this.observations).hasObservationWithNameEqualTo("prediction.latency")
			.that()
			.hasContextualNameEqualTo("predict")
			.hasLowCardinalityKeyValue("outcome", "success")
			.hasHighCardinalityKeyValue("app.batch.size", "1")
			.hasHighCardinalityKeyValue("app.model.name", "tiny")
			.hasHighCardinalityKeyValue("app.model.version", "1.0.0")
			.hasHighCardinalityKeyValue("app.sentiment", "positive")
			.hasHighCardinalityKeyValue("app.tokens", "12")
			.hasHighCardinalityKeyValue("app.truncated", "0")
			.doesNotHaveError()
			.hasBeenStopped();
	}

	@Test
	void batchIsOneObservationAndCountsEachReview() {
		predictor(new FixedPredictor(null))
			.predictBatch(List.of(PredictionFixtures.request("good"), PredictionFixtures.request("bad")));
		assertThat(this.observations).hasNumberOfObservationsEqualTo(1)
			.hasObservationWithNameEqualTo("prediction.latency")
			.that()
			.hasHighCardinalityKeyValue("app.batch.size", "2")
			.hasHighCardinalityKeyValue("app.tokens", "24")
			.hasHighCardinalityKeyValue("app.truncated", "1")
			.doesNotHaveHighCardinalityKeyValueWithKey("app.sentiment");
		assertThat(count("prediction.requests")).isEqualTo(2);
		assertThat(this.meters.get("prediction.results").tag("sentiment", "positive").counter().count()).isEqualTo(2);
		assertThat(this.meters.get("prediction.tokens").summary().totalAmount()).isEqualTo(24);
		assertThat(DistributionFixtures.lengths(this.prometheus))
			.isEqualTo(new Lengths(2, "good".length() + "bad".length()));
		assertThat(count("prediction.truncated")).isEqualTo(1);
		assertThat(this.meters.get("prediction.drift.predictions").gauge().value()).isEqualTo(2);
	}

	@Test
	void refusalIsTheClientsAndNoError() {
		PredictionException refusal = PredictionException.refused(ErrorReason.BLANK, "Blank", "Blank.");
		assertThatExceptionOfType(PredictionException.class)
			.isThrownBy(() -> predictor(new FixedPredictor(refusal)).predict(PredictionFixtures.request("")));
		assertThat(this.observations).hasObservationWithNameEqualTo("prediction.latency")
			.that()
			.hasLowCardinalityKeyValue("outcome", "refused")
			.doesNotHaveError()
			.hasBeenStopped();
		assertThat(errors("blank")).isEqualTo(1);
		assertThat(count("prediction.requests")).isEqualTo(1);
	}

	@Test
	void failureIsAnError() {
		assertThatIllegalStateException()
			.isThrownBy(() -> predictor(new FixedPredictor(new IllegalStateException("broken")))
				.predict(PredictionFixtures.request("good")));
		assertThat(this.observations).hasObservationWithNameEqualTo("prediction.latency")
			.that()
			.hasLowCardinalityKeyValue("outcome", "failed")
			.hasError()
			.hasBeenStopped();
		assertThat(errors("internal")).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource(names = { "MISSING_ID", "DUPLICATE_ID", "BLANK", "TOO_LONG" })
	void oneBadReviewCountsUnderItsReasonAndItsCompanionsAsRefusedWithIt(ErrorReason reason) {
		failBatchOfThree(PredictionException.refused(reason, "Bad", "Bad."));
		assertThat(errors(reason.key())).isEqualTo(1);
		assertThat(errors("batch_refused")).isEqualTo(2);
		assertThat(allErrors()).isEqualTo(3).isEqualTo(count("prediction.requests"));
	}

	@ParameterizedTest
	@EnumSource(names = { "BATCH_SIZE", "QUEUE_FULL", "DEADLINE", "NO_MODEL" })
	void whatHitsTheWholeBatchCountsAllItsReviews(ErrorReason reason) {
		failBatchOfThree(PredictionException.busy(reason, "Bad", 1, new IllegalStateException()));
		assertThat(errors(reason.key())).isEqualTo(3);
		assertThat(allErrors()).isEqualTo(3).isEqualTo(count("prediction.requests"));
	}

	@Test
	void lengthIsObservedOfRefusedReviewsToo() {
		failBatchOfThree(PredictionException.refused(ErrorReason.TOO_LONG, "Bad", "Bad."));
		assertThat(DistributionFixtures.lengths(this.prometheus)).isEqualTo(new Lengths(3, "good".length() + 6));
	}

	@Test
	void unreadableRequestCountsAsOneReviewOfNoLength() {
		this.metrics.unreadable();
		assertThat(errors("malformed")).isEqualTo(1);
		assertThat(allErrors()).isEqualTo(1).isEqualTo(count("prediction.requests"));
		assertThat(DistributionFixtures.lengths(this.prometheus)).isEqualTo(new Lengths(0, 0));
	}

	private void failBatchOfThree(PredictionException failure) {
		assertThatExceptionOfType(PredictionException.class)
			.isThrownBy(() -> predictor(new FixedPredictor(failure)).predictBatch(Arrays
				.asList(PredictionFixtures.request("good"), null, PredictionFixtures.request("x".repeat(6)))));
	}

	private double allErrors() {
		return this.meters.get("prediction.error").counters().stream().mapToDouble(Counter::count).sum();
	}

	private ObservedPredictor predictor(Predictor predictor) {
		return new ObservedPredictor(predictor, this.observations, this.metrics, DriftFixtures.monitor(this.meters));
	}

	private double count(String name) {
		return this.meters.get(name).counter().count();
	}

	private double errors(String reason) {
		return this.meters.get("prediction.error").tag("reason", reason).counter().count();
	}

	/**
	 * Answers or fails, always the same.
	 *
	 * @param failure what to throw, if anything
	 */
	private record FixedPredictor(@Nullable RuntimeException failure) implements Predictor {

		@Override
		public Prediction predict(PredictionRequest request) {
			return predictBatch(List.of(request)).getFirst();
		}

		@Override
		public List<Prediction> predictBatch(List<@Nullable PredictionRequest> requests) {
			if (this.failure != null) {
				throw this.failure;
			}
			return (requests.size() == 1) ? List.of(PredictionFixtures.prediction(false))
					: List.of(PredictionFixtures.prediction(false), PredictionFixtures.prediction(true));
		}

	}

}
