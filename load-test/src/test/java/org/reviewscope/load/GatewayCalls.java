package org.reviewscope.load;

import io.gatling.javaapi.core.CheckBuilder;
import io.gatling.javaapi.core.CoreDsl;
import io.gatling.javaapi.http.HttpDsl;
import io.gatling.javaapi.http.HttpRequestActionBuilder;

/**
 * The calls that users make, each with what counts as a good answer: a refusal of
 * nonsense is one.
 */
final class GatewayCalls {

	private static final String PREDICTIONS = "/api/v1/predictions";

	private static final CheckBuilder OK = HttpDsl.status().is(200);

	private static final CheckBuilder REFUSED = HttpDsl.status().is(400);

	private GatewayCalls() {
	}

	static HttpRequestActionBuilder predict() {
		return post("predict", PREDICTIONS, "{\"review\": #{review.jsonStringify()}}").check(OK,
				CoreDsl.jsonPath("$.id").saveAs("id"), CoreDsl.jsonPath("$.recorded").saveAs("recorded"));
	}

	static HttpRequestActionBuilder predictWithThePlainContract() {
		return post("predict, plain contract", "/predict", "{\"review\": #{review.jsonStringify()}}").check(OK);
	}

	static HttpRequestActionBuilder predictBatch() {
		return post("predict, batch", PREDICTIONS + "/batch", "{\"reviews\": #{review.jsonStringify()}}").check(OK);
	}

	static HttpRequestActionBuilder giveFeedback() {
		return post("feedback", PREDICTIONS + "/#{id}/feedback", "{\"sentiment\": \"#{sentiment}\"}")
			.check(HttpDsl.status().is(204));
	}

	static HttpRequestActionBuilder listModels() {
		return HttpDsl.http("models").get("/api/v1/models").check(OK);
	}

	static HttpRequestActionBuilder sendNonsense(String name, String body) {
		return post("nonsense, " + name, PREDICTIONS, body).check(REFUSED);
	}

	private static HttpRequestActionBuilder post(String name, String path, String body) {
		return HttpDsl.http(name).post(path).body(CoreDsl.StringBody(body));
	}

}
