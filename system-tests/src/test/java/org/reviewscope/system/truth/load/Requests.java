package org.reviewscope.system.truth.load;

import java.net.http.HttpRequest.BodyPublishers;

import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.truth.expected.Truth;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends requests one after the other, and notes the trace that each should have.
 *
 * @param suite gets the requests
 * @param truth where the traces are noted
 */
record Requests(Suite suite, Truth truth) {

	static final String PREDICTIONS = "/api/v1/predictions";

	Answer get(String path, int status) {
		return expect(status, Http.get(this.suite.gateway(path)));
	}

	Answer post(String path, String body, int status, String... headers) {
		return expect(status, Http.post(this.suite.gateway(path), body, headers));
	}

	/** A body that is no JSON. */
	Answer send(String method, String path, int status, String... headers) {
		return expect(status, Http
			.send(Http.request(this.suite.gateway(path), headers).method(method, BodyPublishers.ofString("x"))));
	}

	Answer postToInference(String path, String body, int status) {
		return expect(status, Http.post(this.suite.url("inference-service") + path, body));
	}

	Answer putToStore(String path, String body, int status) {
		return expect(status,
				Http.send(Http.request(this.suite.url("model-store-service") + path)
					.header("content-type", "application/json")
					.PUT(BodyPublishers.ofString(body))));
	}

	void leaves(Answer answer, String tree) {
		this.truth.trace(answer.header("X-Trace-Id"), tree);
	}

	private static Answer expect(int status, Answer answer) {
		assertThat(answer.status()).as(answer.body()).isEqualTo(status);
		return answer;
	}

}
