package org.reviewscope.modelstore.prediction;

import java.util.UUID;

import org.reviewscope.modelstore.model.Sentiment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Collects the feedback of users on predictions; the last feedback wins.
 */
@Service
class FeedbackCollector {

	private static final Logger logger = LoggerFactory.getLogger(FeedbackCollector.class);

	private final Predictions predictions;

	private final ApplicationEventPublisher events;

	FeedbackCollector(Predictions predictions, ApplicationEventPublisher events) {
		this.predictions = predictions;
		this.events = events;
	}

	/**
	 * Stores the feedback of a user. Predictions are never deleted or changed, so that
	 * look-up and update need no common transaction.
	 * @param id the prediction
	 * @param actual what the user says it is
	 */
	void collect(UUID id, Sentiment actual) {
		PredictionRecord prediction = this.predictions.findById(id)
			.orElseThrow(() -> new PredictionNotFoundException(id))
			.content();
		if (this.predictions.changeFeedback(id, actual) > 0) {
			logger.info("Prediction {} was {}, a user says {}", id, prediction.sentiment().label(), actual.label());
			this.events.publishEvent(new FeedbackChanged(prediction.sentiment(), actual, prediction.model()));
		}
	}

}
