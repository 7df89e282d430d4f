package org.reviewscope.system.tracing;

import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;
import org.reviewscope.system.harness.Trace;
import org.reviewscope.system.harness.Trace.Span;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One request, and the telemetry of three services about it.
 */
@ExtendWith(SuiteExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class PredictionTraceSystemTests {

	private static final String GATEWAY = "gateway-service";

	private static final String INFERENCE = "inference-service";

	private static final String STORE = "model-store-service";

	private static final String REVIEW = "The zebra-striped kettle boils fast and looks lovely.";

	private Trace trace;

	private JsonNode answer;

	@BeforeAll
	void predictOnce(Suite suite) {
		// The first write of a cold suite may take longer than its read-timeout, and then
		// the trace has another shape
		Awaitility.await().until(() -> predict(suite).json().path("recorded").asBoolean());
		Http.Answer response = predict(suite);
		assertThat(response.status()).isEqualTo(200);
		this.answer = response.json();
		assertThat(response.header("X-Trace-Id")).isEqualTo(this.answer.path("traceId").asString());
		this.trace = Trace.await(suite, this.answer.path("traceId").asString(), (trace) -> trace.services().size() == 3
				&& logServices(trace).count() == 3 && trace.hasSpan((span) -> isServer(span, GATEWAY)));
	}

	private static Http.Answer predict(Suite suite) {
		return Http.post(suite.gateway("/api/v1/predictions"), "{\"review\": \"" + REVIEW + "\"}", "x-tenant-id",
				"acme", "x-user-id", "u-42");
	}

	@Test
	void spansNestFromTheGatewayToTheInsert() {
		Span gateway = this.trace.span(GATEWAY, "SERVER");
		Span inference = this.trace.span(INFERENCE, "SERVER");
		Span store = this.trace.span(STORE, "SERVER");
		Span insert = this.trace.span((span) -> query(span).toLowerCase().startsWith("insert into prediction"));

		assertThat(gateway.parentId()).isEmpty();
		assertThat(ancestors(inference)).contains(gateway);
		assertThat(parent(inference).kind()).isEqualTo("CLIENT");
		assertThat(ancestors(store)).contains(gateway, inference);
		assertThat(parent(store).kind()).isEqualTo("CLIENT");
		assertThat(ancestors(insert)).contains(store);
		assertThat(insert.kind()).isEqualTo("CLIENT");
		assertThat(ancestors(this.trace.named("tokenize"))).contains(inference);
		assertThat(ancestors(this.trace.named("onnx.run"))).contains(inference);
	}

	@Test
	void everySpanHangsOnTheTraceAndNoneFailed() {
		List<String> ids = this.trace.spans().map(Span::id).toList();
		assertThat(this.trace.spans().map(Span::parentId).filter((id) -> !id.isEmpty())).allMatch(ids::contains);
		assertThat(this.trace.spans().map(Span::status)).doesNotContain("ERROR");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http.request.method", "http.route", "http.response.status_code", "url.path",
			"server.address", "client.address", "user_agent.original" })
	void serverSpansCarryTheSemanticConventions(String attribute) {
		assertThat(this.trace.spans().filter((span) -> span.kind().equals("SERVER"))).hasSize(3)
			.allSatisfy((span) -> assertThat(span.attribute(attribute).asString("")).isNotEmpty());
	}

	@ParameterizedTest
	@ValueSource(strings = { "http.request.method", "http.response.status_code", "server.address" })
	void clientSpansCarryTheSemanticConventions(String attribute) {
		assertThat(Stream.of(this.trace.span(INFERENCE, "SERVER"), this.trace.span(STORE, "SERVER")).map(this::parent))
			.allSatisfy((span) -> assertThat(span.attribute(attribute).asString("")).isNotEmpty());
	}

	@Test
	void queriesAreParameterisedAndNameTheirSystem() {
		Span insert = this.trace.span((span) -> query(span).toLowerCase().startsWith("insert into prediction"));
		assertThat(query(insert)).contains("?").doesNotContain(this.answer.path("id").asString());
		assertThat(insert.attribute("db.system.name").asString()).isEqualTo("h2database");
	}

	@Test
	void inferenceTellsModelTokensAndSentiment() {
		assertThat(this.trace.spans().filter((span) -> span.service().equals(INFERENCE)))
			.anySatisfy((span) -> assertThat(span.attribute("app.sentiment").asString(""))
				.isEqualTo(this.answer.path("sentiment").asString()))
			.anySatisfy((span) -> assertThat(span.attribute("app.tokens").asInt(0)).isPositive())
			.anySatisfy((span) -> assertThat(span.attribute("app.model.version").asString(""))
				.isEqualTo(this.answer.path("model").path("version").asString()))
			.anySatisfy((span) -> assertThat(span.attribute("app.model.name").asString("")).isNotEmpty());
	}

	@Test
	void tenantAndUserAreOnEverySpanAndLogLine() {
		assertThat(this.trace.spans()).allSatisfy((span) -> {
			assertThat(span.attribute("tenant.id").asString("")).as(span.name()).isEqualTo("acme");
			assertThat(span.attribute("user.id").asString("")).as(span.name()).isEqualTo("u-42");
		});
		assertThat(this.trace.logs()).isNotEmpty().allSatisfy((log) -> {
			assertThat(log.path("attributes").path("tenant.id").asString("")).isEqualTo("acme");
			assertThat(log.path("attributes").path("user.id").asString("")).isEqualTo("u-42");
		});
	}

	@Test
	void eachServiceLogsInsideOneOfItsSpans() {
		assertThat(logServices(this.trace)).containsExactlyInAnyOrder(GATEWAY, INFERENCE, STORE);
		assertThat(this.trace.logs()).allSatisfy((log) -> assertThat(
				this.trace.span((span) -> span.id().equals(log.path("spanId").asString(""))).service())
			.isEqualTo(log.path("service").asString()));
	}

	@Test
	void reviewTextIsNowhere(Suite suite) {
		assertThat(this.trace.json().toString()).doesNotContain("zebra");
		for (String service : List.of(GATEWAY, INFERENCE, STORE)) {
			assertThat(suite.process(service).log()).doesNotContain("zebra");
			assertThat(Http.get(suite.management(service) + "/actuator/prometheus").body()).doesNotContain("zebra");
		}
	}

	private static boolean isServer(Span span, String service) {
		return span.service().equals(service) && span.kind().equals("SERVER");
	}

	private static Stream<String> logServices(Trace trace) {
		return trace.logs().map((log) -> log.path("service").asString("")).distinct();
	}

	private static String query(Span span) {
		return span.attribute("db.query.text").asString("");
	}

	private Span parent(Span span) {
		return this.trace.span((candidate) -> candidate.id().equals(span.parentId()));
	}

	private List<Span> ancestors(Span span) {
		return Stream.iterate(span, (current) -> !current.parentId().isEmpty(), this::parent)
			.map(this::parent)
			.toList();
	}

}
