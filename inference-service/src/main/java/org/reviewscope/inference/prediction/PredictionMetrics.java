package org.reviewscope.inference.prediction;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.reviewscope.inference.model.ModelActivated;
import org.reviewscope.inference.model.Sentiment;

import org.springframework.context.event.EventListener;

/**
 * Counts predictions. Every series whose labels are known is there from the start, so
 * that no dashboard reads "no data".
 */
class PredictionMetrics {

	private final MeterRegistry registry;

	private final Counter requests;

	private final Map<ErrorReason, Counter> errors = new EnumMap<>(ErrorReason.class);

	private final Counter truncated;

	private final DistributionSummary reviewLength;

	private final DistributionSummary confidence;

	private final DistributionSummary tokens;

	PredictionMetrics(MeterRegistry registry) {
		this.registry = registry;
		this.requests = counter(DocumentedPredictionMetrics.REQUESTS).description("Reviews asked about")
			.register(registry);
		for (ErrorReason reason : ErrorReason.values()) {
			this.errors.put(reason,
					counter(DocumentedPredictionMetrics.ERRORS).description("Reviews without a prediction")
						.tag(DocumentedPredictionMetrics.ErrorKeys.REASON.asString(), reason.key())
						.register(registry));
		}
		this.truncated = counter(DocumentedPredictionMetrics.TRUNCATED)
			.description("Reviews longer than the model can read")
			.register(registry);
		this.reviewLength = summary(DocumentedPredictionMetrics.REVIEW_LENGTH).description("Length in characters")
			.publishPercentiles(0.5, 0.9, 0.99)
			.register(registry);
		this.confidence = summary(DocumentedPredictionMetrics.CONFIDENCE).description("Highest score")
			.serviceLevelObjectives(0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1)
			.register(registry);
		this.tokens = summary(DocumentedPredictionMetrics.TOKENS).description("Tokens the model read")
			.serviceLevelObjectives(8, 16, 32, 64, 128, 256, 512)
			.register(registry);
		registerLatency();
	}

	private static Counter.Builder counter(DocumentedPredictionMetrics meter) {
		return Counter.builder(meter.getName());
	}

	private static DistributionSummary.Builder summary(DocumentedPredictionMetrics meter) {
		return DistributionSummary.builder(meter.getName());
	}

	/**
	 * The same timer that the observation of the first success would make.
	 */
	private void registerLatency() {
		Timer.builder(new DefaultPredictionObservationConvention().getName())
			.tag("error", "none")
			.tag(DefaultPredictionObservationConvention.SUCCESS.getKey(),
					DefaultPredictionObservationConvention.SUCCESS.getValue())
			.register(this.registry);
	}

	@EventListener
	void register(ModelActivated event) {
		for (Sentiment sentiment : Sentiment.values()) {
			results(sentiment, event.ref().version());
		}
	}

	void asked(int count) {
		this.requests.increment(count);
	}

	void answered(List<Prediction> predictions) {
		for (Prediction prediction : predictions) {
			results(prediction.sentiment(), prediction.model().version()).increment();
			this.reviewLength.record(prediction.reviewLength());
			this.confidence.record(prediction.confidence());
			this.tokens.record(prediction.tokens());
			this.truncated.increment(prediction.truncated() ? 1 : 0);
		}
	}

	void failed(ErrorReason reason, int count) {
		Counter counter = this.errors.get(reason);
		if (counter != null) {
			counter.increment(count);
		}
	}

	private Counter results(Sentiment sentiment, String version) {
		return counter(DocumentedPredictionMetrics.RESULTS).description("Predictions by sentiment")
			.tag(DocumentedPredictionMetrics.ResultKeys.SENTIMENT.asString(), sentiment.key())
			.tag(DocumentedPredictionMetrics.ResultKeys.MODEL_VERSION.asString(), version)
			.register(this.registry);
	}

}
