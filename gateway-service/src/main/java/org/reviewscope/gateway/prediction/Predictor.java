package org.reviewscope.gateway.prediction;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.CurrentTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Asks inference to classify reviews. The id of each prediction is made here: when a
 * request is sent again, inference and the model store see the same prediction.
 */
@Component
class Predictor {

	private static final Logger logger = LoggerFactory.getLogger(Predictor.class);

	private final InferenceClient inference;

	private final CurrentTrace trace;

	Predictor(InferenceClient inference, CurrentTrace trace) {
		this.inference = inference;
		this.trace = trace;
	}

	Prediction predict(@Nullable String review) {
		Prediction prediction = Prediction.of(this.inference.predict(request(review)), this.trace.traceId());
		logger.info("Answered prediction {}: {}", prediction.id(), prediction.sentiment());
		return prediction;
	}

	List<Prediction> predict(List<@Nullable String> reviews) {
		List<InferenceClient.Request> requests = reviews.stream().map(Predictor::request).toList();
		String traceId = this.trace.traceId();
		List<Prediction> predictions = this.inference.predict(new InferenceClient.BatchRequest(requests))
			.predictions()
			.stream()
			.map((result) -> Prediction.of(result, traceId))
			.toList();
		logger.info("Answered a batch of {} predictions", predictions.size());
		return predictions;
	}

	private static InferenceClient.Request request(@Nullable String review) {
		return new InferenceClient.Request(UUID.randomUUID(), review);
	}

}
