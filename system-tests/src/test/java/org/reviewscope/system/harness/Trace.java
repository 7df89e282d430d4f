package org.reviewscope.system.harness;

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
public record Trace(JsonNode json) {

	/**
	 * Waits for a trace to be as a test needs it: spans arrive in batches of several
	 * services.
	 * @param suite the suite
	 * @param traceId the trace's id
	 * @param condition what must hold
	 * @return the trace
	 */
	public static Trace await(Suite suite, String traceId, Predicate<Trace> condition) {
		return Awaitility.await("trace " + traceId)
			.atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(250))
			.until(() -> read(suite, traceId), condition);
	}

	private static Trace read(Suite suite, String traceId) {
		return new Trace(Http.get(suite.console("/api/traces/" + traceId)).json());
	}

	public Stream<Span> spans() {
		return this.json.path("spans").valueStream().map(Span::new);
	}

	public Stream<JsonNode> logs() {
		return this.json.path("logs").valueStream();
	}

	public List<String> services() {
		return spans().map(Span::service).distinct().toList();
	}

	public Span span(String service, String kind) {
		return span((span) -> span.service().equals(service) && span.kind().equals(kind));
	}

	public Span named(String name) {
		return span((span) -> span.name().equals(name));
	}

	public Span span(Predicate<Span> condition) {
		return spans().filter(condition)
			.findFirst()
			.orElseThrow(() -> new AssertionError("No such span in " + this.json));
	}

	public boolean hasSpan(Predicate<Span> condition) {
		return spans().anyMatch(condition);
	}

	/**
	 * One span.
	 *
	 * @param json its part of the answer
	 */
	public record Span(JsonNode json) {

		public String service() {
			return text("service");
		}

		public String name() {
			return text("name");
		}

		public String kind() {
			return text("kind");
		}

		public String id() {
			return text("spanId");
		}

		public String parentId() {
			return text("parentSpanId");
		}

		public String status() {
			return text("status");
		}

		public JsonNode attribute(String name) {
			return this.json.path("attributes").path(name);
		}

		private String text(String field) {
			return this.json.path(field).asString("");
		}

	}

}
