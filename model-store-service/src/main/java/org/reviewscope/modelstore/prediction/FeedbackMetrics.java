package org.reviewscope.modelstore.prediction;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.reviewscope.modelstore.model.Sentiment;
import org.reviewscope.modelstore.registry.ModelActivated;
import org.reviewscope.modelstore.registry.ModelRegistry;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts feedback, so that a model's live accuracy can be read from its metrics.
 */
@Component
class FeedbackMetrics {

	/**
	 * Stands for every version that is not registered: clients must not create time
	 * series.
	 */
	private static final String OTHER = "other";

	private final MeterRegistry meters;

	private final ModelRegistry models;

	FeedbackMetrics(MeterRegistry meters, ModelRegistry models) {
		this.meters = meters;
		this.models = models;
	}

	@EventListener
	void count(FeedbackChanged feedback) {
		String version = this.models.isRegistered(feedback.model()) ? feedback.model().version() : OTHER;
		counter(feedback.predicted(), feedback.actual(), version).increment();
	}

	@EventListener(ApplicationReadyEvent.class)
	void startAtZero() {
		this.models.active().ifPresent((active) -> startAtZero(active.version()));
	}

	@EventListener
	void startAtZero(ModelActivated activated) {
		startAtZero(activated.model().version());
	}

	private void startAtZero(String version) {
		for (Sentiment predicted : Sentiment.values()) {
			for (Sentiment actual : Sentiment.values()) {
				counter(predicted, actual, version);
			}
		}
	}

	private Counter counter(Sentiment predicted, Sentiment actual, String version) {
		return Counter.builder(FeedbackMeterDocumentation.FEEDBACK.getName())
			.tag(FeedbackMeterDocumentation.FeedbackKey.PREDICTED.asString(), predicted.label())
			.tag(FeedbackMeterDocumentation.FeedbackKey.ACTUAL.asString(), actual.label())
			.tag(FeedbackMeterDocumentation.FeedbackKey.MODEL_VERSION.asString(), version)
			.register(this.meters);
	}

}
