package org.reviewscope.system;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/**
 * A trace with its logs, as the console's API gives it.
 *
 * @param json the answer of {@code GET /api/traces/{traceId}}
 */
record Trace(JsonNode json) {

	/**
	 * Waits for a trace to be as a test needs it: spans arrive in batches of several
	 * services.
	 * @param suite the suite
	 * @param traceId the trace's id
	 * @param condition what must hold
	 * @return the trace
	 */
	static Trace await(Suite suite, String traceId, Predicate<Trace> condition) {
		return Awaitility.await("trace " + traceId)
			.atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(250))
			.until(() -> read(suite, traceId), condition);
	}

	private static Trace read(Suite suite, String traceId) {
		return new Trace(Http.get(suite.console("/api/traces/" + traceId)).json());
	}

	Stream<Span> spans() {
		return this.json.path("spans").valueStream().map(Span::new);
	}

	Stream<JsonNode> logs() {
		return this.json.path("logs").valueStream();
	}

	List<String> services() {
		return spans().map(Span::service).distinct().toList();
	}

	Span span(String service, String kind) {
		return span((span) -> span.service().equals(service) && span.kind().equals(kind));
	}

	Span named(String name) {
		return span((span) -> span.name().equals(name));
	}

	Span span(Predicate<Span> condition) {
		return spans().filter(condition)
			.findFirst()
			.orElseThrow(() -> new AssertionError("No such span in " + this.json));
	}

	boolean hasSpan(Predicate<Span> condition) {
		return spans().anyMatch(condition);
	}

	/**
	 * One span.
	 *
	 * @param json its part of the answer
	 */
	record Span(JsonNode json) {

		String service() {
			return text("service");
		}

		String name() {
			return text("name");
		}

		String kind() {
			return text("kind");
		}

		String id() {
			return text("spanId");
		}

		String parentId() {
			return text("parentSpanId");
		}

		String status() {
			return text("status");
		}

		JsonNode attribute(String name) {
			return this.json.path("attributes").path(name);
		}

		private String text(String field) {
			return this.json.path(field).asString("");
		}

	}

}
