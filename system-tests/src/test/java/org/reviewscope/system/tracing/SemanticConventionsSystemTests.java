package org.reviewscope.system.tracing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.opentelemetry.api.common.AttributeType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Load;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import org.reviewscope.system.harness.Trace;
import org.reviewscope.system.harness.Trace.Span;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every attribute that the services really send, compared with OpenTelemetry's own list
 * of names and types.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class SemanticConventionsSystemTests {

	private static final SemanticConventions CONVENTIONS = SemanticConventions.load();

	private static final String EVENT_NAME = "event.name";

	/**
	 * The names that no convention has. They are those of {@code docs/telemetry.md}.
	 */
	private static final Map<String, AttributeType> OWN = Map.ofEntries(Map.entry("app.attempt", AttributeType.LONG),
			Map.entry("app.batch.size", AttributeType.LONG), Map.entry("app.drift.feature", AttributeType.STRING),
			Map.entry("app.drift.psi", AttributeType.DOUBLE), Map.entry("app.model.name", AttributeType.STRING),
			Map.entry("app.model.version", AttributeType.STRING), Map.entry("app.rollout.mode", AttributeType.STRING),
			Map.entry("app.rollout.percent", AttributeType.LONG), Map.entry("app.rollout.reason", AttributeType.STRING),
			Map.entry("app.sentiment", AttributeType.STRING), Map.entry("app.tokens", AttributeType.LONG),
			Map.entry("app.truncated", AttributeType.LONG), Map.entry("app.upstream", AttributeType.STRING),
			// Deprecated for a field of the log record, which Loki 3.7 does not keep
			Map.entry(EVENT_NAME, AttributeType.STRING),
			// What Micrometer tells of every method with @Observed
			Map.entry("class", AttributeType.STRING), Map.entry("method", AttributeType.STRING),
			// How slow a slow request was, on its line of the log
			Map.entry("duration_ms", AttributeType.LONG),
			// The tenant of the baggage: the conventions know users alone
			Map.entry("tenant.id", AttributeType.STRING),
			// The label of prediction_latency_seconds, to find the traces behind its
			// series
			Map.entry("outcome", AttributeType.STRING),
			// The labels of the meters of a rollout, for the same reason
			Map.entry("model.version", AttributeType.STRING), Map.entry("role", AttributeType.STRING));

	private List<Trace> traces;

	@BeforeAll
	void useEverything(Suite suite) {
		new Load(suite).round();
		Answer last = Http.post(suite.gateway("/api/v1/predictions"), "{\"review\": \" \"}", "x-user-id", "u-42");
		Trace.await(suite, last.header("X-Trace-Id"), (trace) -> trace.services().size() == 2);
		this.traces = Http.get(suite.console("/api/traces?limit=1000"))
			.json()
			.valueStream()
			.map((summary) -> summary.path("traceId").asString())
			.map((id) -> new Trace(Http.get(suite.console("/api/traces/" + id)).json()))
			.toList();
	}

	@Test
	void conventionsAreThoseOfOpenTelemetry() {
		assertThat(CONVENTIONS.types()).containsEntry("http.response.status_code", AttributeType.LONG)
			.containsEntry("db.query.text", AttributeType.STRING)
			.containsEntry("url.template", AttributeType.STRING);
		assertThat(CONVENTIONS.deprecated()).contains("peer.service", "http.url", "db.name").doesNotContain("url.full");
		assertThat(OWN).doesNotContainKeys(CONVENTIONS.types().keySet().toArray(String[]::new));
	}

	@Test
	void everyAttributeHasANameAndATypeOfTheConventionsOrOfOurs() {
		Map<String, AttributeType> allowed = new TreeMap<>(CONVENTIONS.types());
		allowed.putAll(OWN);
		Map<String, AttributeType> sent = sent();
		assertThat(sent).containsKeys("http.route", "db.collection.name", "url.template", "app.tokens", "tenant.id",
				"service.name", "user.id");
		assertThat(allowed).containsAllEntriesOf(sent);
	}

	@Test
	void noNameIsDeprecated() {
		assertThat(sent().keySet()).filteredOn(CONVENTIONS.deprecated()::contains).isSubsetOf(EVENT_NAME);
	}

	@Test
	void spansAreOfTheKindAndStatusOfTheirConventions() {
		assertThat(spans()).allSatisfy((span) -> {
			assertThat(span.status()).as(span.name()).isIn("UNSET", "ERROR");
			assertThat(span.kind()).as(span.name()).isEqualTo(kind(span));
		});
	}

	@Test
	void spansOfHttpAreNamedByMethodAndRoute() {
		assertThat(spans().filter((span) -> span.kind().equals("SERVER"))).isNotEmpty()
			.allSatisfy((span) -> assertThat(span.name()).isEqualTo(nameOf(span, "http.route")));
		assertThat(spans().filter((span) -> span.json().path("attributes").has("url.full"))).isNotEmpty()
			.allSatisfy((span) -> assertThat(span.name()).isEqualTo(nameOf(span, "url.template")));
	}

	@Test
	void spansOfTheDatabaseAreNamedByWhatIsDoneToWhichTable() {
		List<Span> statements = spans().filter((span) -> span.json().path("attributes").has("db.system.name")).toList();
		assertThat(statements).allSatisfy((span) -> {
			assertThat(span.name()).isEqualTo(text(span, "db.query.summary"));
			assertThat(text(span, "db.namespace")).isEqualTo("db");
			assertThat(text(span, "db.query.text")).doesNotContain("'");
		});
		assertThat(statements).extracting(Span::name)
			.contains("INSERT prediction", "BATCH INSERT prediction", "SELECT prediction", "UPDATE prediction");
	}

	@Test
	void onlyFailedSpansHaveAnErrorType() {
		assertThat(spans().filter((span) -> span.json().path("attributes").has("error.type")))
			.allSatisfy((span) -> assertThat(span.status()).as(span.name()).isEqualTo("ERROR"));
		assertThat(spans().filter((span) -> span.status().equals("ERROR") && !span.kind().equals("INTERNAL")))
			.allSatisfy((span) -> assertThat(text(span, "error.type")).as(span.name()).isNotEmpty());
	}

	private static String nameOf(Span span, String target) {
		String method = text(span, "http.request.method");
		return ((method.equals("_OTHER") ? "HTTP" : method) + " " + text(span, target)).strip();
	}

	private static String kind(Span span) {
		JsonNode attributes = span.json().path("attributes");
		if (attributes.has("db.system.name") || attributes.has("url.full")) {
			return "CLIENT";
		}
		return attributes.has("http.request.method") ? "SERVER" : "INTERNAL";
	}

	private Stream<Span> spans() {
		return this.traces.stream().flatMap(Trace::spans);
	}

	private Map<String, AttributeType> sent() {
		return SentAttributes.types(this.traces);
	}

	private static String text(Span span, String attribute) {
		return span.attribute(attribute).asString("");
	}

}
