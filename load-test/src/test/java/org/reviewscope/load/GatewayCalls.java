package org.reviewscope.load;

import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/**
 * The calls that users make, each with what counts as a good answer: a refusal of
 * nonsense is one. Their names are in the session.
 */
final class GatewayCalls {

	private static final String PREDICTIONS = "/api/v1/predictions";

	private static final CheckBuilder TIME = CoreDsl.responseTimeInMillis().saveAs("millis");

	private static final CheckBuilder OK = HttpDsl.status().is(200);

	private static final CheckBuilder REFUSED = HttpDsl.status().is(400);

	private GatewayCalls() {
	}

	static HttpRequestActionBuilder predict() {
		return post(PREDICTIONS, "{\"review\": #{review.jsonStringify()}}").check(OK,
				CoreDsl.jsonPath("$.id").saveAs("id"), CoreDsl.jsonPath("$.recorded").saveAs("recorded"));
	}

	static HttpRequestActionBuilder predictWithThePlainContract() {
		return post("/predict", "{\"review\": #{review.jsonStringify()}}").check(OK);
	}

	static HttpRequestActionBuilder predictBatch() {
		return post(PREDICTIONS + "/batch", "{\"reviews\": #{reviews.jsonStringify()}}").check(OK);
	}

	static HttpRequestActionBuilder giveFeedback() {
		return post(PREDICTIONS + "/#{id}/feedback", "{\"sentiment\": \"#{sentiment}\"}")
			.check(HttpDsl.status().is(204));
	}

	static HttpRequestActionBuilder listModels() {
		return HttpDsl.http("#{call}").get("/api/v1/models").check(TIME, OK);
	}

	static HttpRequestActionBuilder sendNonsense() {
		return post(PREDICTIONS, "#{body}").check(REFUSED);
	}

	private static HttpRequestActionBuilder post(String path, String body) {
		return HttpDsl.http("#{call}").post(path).body(CoreDsl.StringBody(body)).check(TIME);
	}

}
