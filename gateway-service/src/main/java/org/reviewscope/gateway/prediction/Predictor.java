package org.reviewscope.gateway.prediction;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.reviewscope.observability.CurrentTrace;

import org.springframework.stereotype.Component;

/**
 * Has reviews classified, each under an id minted here: inference and the model store see
 * one and the same prediction however often it reaches them.
 */
@Component
class Predictor {

	private final InferenceClient inference;

	private final CurrentTrace trace;

	Predictor(InferenceClient inference, CurrentTrace trace) {
		this.inference = inference;
		this.trace = trace;
	}

	Prediction predict(@Nullable String review) {
		return Prediction.of(this.inference.predict(request(review)), this.trace.traceId());
	}

	List<Prediction> predict(List<@Nullable String> reviews) {
		List<InferenceClient.Request> requests = reviews.stream().map(Predictor::request).toList();
		String traceId = this.trace.traceId();
		return this.inference.predict(new InferenceClient.BatchRequest(requests))
			.predictions()
			.stream()
			.map((result) -> Prediction.of(result, traceId))
			.toList();
	}

	private static InferenceClient.Request request(@Nullable String review) {
		return new InferenceClient.Request(UUID.randomUUID(), review);
	}

}
