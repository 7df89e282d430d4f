package org.reviewscope.system.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.reviewscope.system.harness.Http.Answer;
import tools.jackson.databind.JsonNode;

/**
 * A request and its answer.
 *
 * @param request the request
 * @param status the answer's status, 0 if there was none
 * @param retryAfter when to try again, empty if it does not say
 * @param traceId the trace that the answer names, empty if it names none
 * @param predictions what it says of predictions
 * @param begun when it was sent
 * @param ended when it was answered
 */
public record Entry(Request request, int status, String retryAfter, String traceId, List<Prediction> predictions,
		Instant begun, Instant ended) {

	static Entry of(Request request, Answer answer, Instant begun) {
		List<Prediction> predictions = (answer.status() != 200) ? List.of() : read(answer.json());
		return new Entry(request, answer.status(), answer.header("Retry-After"), answer.header("X-Trace-Id"),
				predictions, begun, Instant.now());
	}

	static Entry unanswered(Request request, Instant begun) {
		return new Entry(request, 0, "", "", List.of(), begun, Instant.now());
	}

	public Duration took() {
		return Duration.between(this.begun, this.ended);
	}

	private static List<Prediction> read(JsonNode body) {
		JsonNode many = body.path("predictions");
		return (many.isArray() ? many.valueStream() : Stream.of(body)).map(Prediction::of).toList();
	}

	/**
	 * A prediction as the client knows it.
	 *
	 * @param id its id
	 * @param sentiment its sentiment
	 * @param recorded whether it is in the store, as the answer says
	 */
	public record Prediction(String id, String sentiment, boolean recorded) {

		static Prediction of(JsonNode json) {
			return new Prediction(json.path("id").asString(), json.path("sentiment").asString(),
					json.path("recorded").asBoolean());
		}

	}

}
