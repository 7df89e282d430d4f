package org.reviewscope.gateway.prediction;

import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * The inference service's API, as far as the gateway uses it.
 */
@HttpExchange(url = "/predictions", contentType = "application/json", accept = "application/json")
interface InferenceClient {

	@PostExchange
	Result predict(@RequestBody Request request);

	@PostExchange("/batch")
	BatchResult predict(@RequestBody BatchRequest request);

	/**
	 * A review under the id that its prediction will be known by.
	 *
	 * @param id id of the prediction, made by the gateway: sent again it is the same
	 * prediction
	 * @param review the review as the client sent it, or {@code null} if it is missing:
	 * inference checks it, and counts what it refuses
	 */
	record Request(UUID id, @Nullable String review) {
	}

	/**
	 * Several reviews for one run of the model.
	 *
	 * @param predictions the reviews, in the order that the answer will have
	 */
	record BatchRequest(List<Request> predictions) {
	}

	/**
	 * The prediction for a review.
	 *
	 * @param id id of the prediction
	 * @param sentiment sentiment with the highest score
	 * @param confidence that score
	 * @param scores score of each sentiment
	 * @param model model that was active
	 * @param recorded whether the model store has committed the record
	 */
	record Result(@JsonProperty(required = true) UUID id, @JsonProperty(required = true) Sentiment sentiment,
			@JsonProperty(required = true) double confidence, @JsonProperty(required = true) Scores scores,
			@JsonProperty(required = true) Model model, @JsonProperty(required = true) boolean recorded) {
	}

	/**
	 * The results of a batch.
	 *
	 * @param predictions the results, in the order of the request
	 */
	record BatchResult(@JsonProperty(required = true) @JsonSetter(nulls = Nulls.FAIL,
			contentNulls = Nulls.FAIL) List<Result> predictions) {
	}

}
