package org.reviewscope.inference.prediction;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;
import org.reviewscope.inference.sentiment.ModelRef;
import org.reviewscope.inference.sentiment.Prediction;
import org.reviewscope.inference.sentiment.Sentiment;
import org.reviewscope.inference.serving.ModelActivated;
import org.reviewscope.inference.serving.Rollout;
import org.reviewscope.inference.telemetry.PredictionDistributionMetrics;
import org.reviewscope.inference.telemetry.PredictionMeterDocumentation;
import org.reviewscope.inference.telemetry.PredictionObservationConvention;
import org.reviewscope.inference.telemetry.PredictionObservationDocumentation;

import org.springframework.context.event.EventListener;

/**
 * Counts predictions. Every series whose labels are known is there from the start: a rate
 * over a series that is born with its first event misses that event.
 */
class PredictionMetrics {

	private final MeterRegistry registry;

	private final PredictionDistributionMetrics distributions;

	private final Counter requests;

	private final Map<ErrorReason, Counter> errors = new EnumMap<>(ErrorReason.class);

	private final Counter truncated;

	private final DistributionSummary tokens;

	PredictionMetrics(MeterRegistry registry, PredictionDistributionMetrics distributions) {
		this.registry = registry;
		this.distributions = distributions;
		this.requests = counter(PredictionMeterDocumentation.REQUESTS).register(registry);
		for (ErrorReason reason : ErrorReason.values()) {
			this.errors.put(reason,
					counter(PredictionMeterDocumentation.ERRORS)
						.tag(PredictionMeterDocumentation.ErrorKeys.REASON.asString(), reason.key())
						.register(registry));
		}
		this.truncated = counter(PredictionMeterDocumentation.TRUNCATED).register(registry);
		this.tokens = DistributionSummary.builder(PredictionMeterDocumentation.TOKENS.getName())
			.serviceLevelObjectives(8, 16, 32, 64, 128, 256, 512)
			.register(registry);
		registerLatency();
	}

	private static Counter.Builder counter(PredictionMeterDocumentation meter) {
		return Counter.builder(meter.getName());
	}

	/**
	 * The timers that observations will make. Other exceptions than our own are
	 * unexpected faults.
	 */
	private void registerLatency() {
		String name = Objects.requireNonNull(PredictionObservationDocumentation.PREDICTION.getName());
		Map.of(PredictionObservationConvention.SUCCESS, "none", PredictionObservationConvention.REFUSED, "none",
				PredictionObservationConvention.FAILED, PredictionException.class.getSimpleName())
			.forEach((outcome, error) -> Timer.builder(name)
				.tags(Tags.of(outcome.getKey(), outcome.getValue(), "error", error))
				.register(this.registry));
	}

	@EventListener
	void register(ModelActivated event) {
		register(event.ref());
	}

	@EventListener
	void register(Rollout.Changed event) {
		Rollout rollout = event.rollout();
		if (rollout != null && rollout.mode() == Rollout.Mode.CANARY) {
			register(rollout.ref());
		}
	}

	private void register(ModelRef version) {
		for (Sentiment sentiment : Sentiment.values()) {
			results(sentiment, version.version());
		}
	}

	void asked(List<@Nullable PredictionRequest> requests) {
		this.requests.increment(requests.size());
		requests.forEach((request) -> this.distributions.asked((request != null) ? request.length() : 0));
	}

	void answered(List<Prediction> predictions) {
		for (Prediction prediction : predictions) {
			results(prediction.sentiment(), prediction.model().version()).increment();
			this.distributions.answered(prediction.confidence());
			this.tokens.record(prediction.tokens());
			this.truncated.increment(prediction.truncated() ? 1 : 0);
		}
	}

	void failed(ErrorReason reason, int reviews) {
		int companions = reason.isOfOneReview() ? reviews - 1 : 0;
		count(reason, reviews - companions);
		count(ErrorReason.BATCH_REFUSED, companions);
	}

	/**
	 * Counts a request that cannot be read as one review, of no known length.
	 */
	void unreadable() {
		this.requests.increment();
		count(ErrorReason.MALFORMED, 1);
	}

	private void count(ErrorReason reason, int reviews) {
		Counter counter = this.errors.get(reason);
		if (counter != null) {
			counter.increment(reviews);
		}
	}

	private Counter results(Sentiment sentiment, String version) {
		return counter(PredictionMeterDocumentation.RESULTS)
			.tag(PredictionMeterDocumentation.ResultKeys.SENTIMENT.asString(), sentiment.key())
			.tag(PredictionMeterDocumentation.ResultKeys.MODEL_VERSION.asString(), version)
			.register(this.registry);
	}

}
