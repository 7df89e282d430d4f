package org.reviewscope.console.mcp;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.modelcontextprotocol.spec.McpError;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.console.store.ManySpans;
import org.reviewscope.console.store.TelemetryStore;
import org.reviewscope.console.store.metric.MetricStore;
import org.reviewscope.console.telemetry.LogLine;
import org.reviewscope.console.telemetry.Span;
import org.reviewscope.console.telemetry.metric.MetricType;
import org.reviewscope.console.telemetry.metric.Points;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Answers stay within 20 kB however much there is, and bad calls get an answer that says
 * what is wrong.
 */
@Import(KnownSuite.class)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "reviewscope.console.otlp.port=0",
		"reviewscope.console.store.max-spans=20000", "reviewscope.console.store.max-logs=2000" })
class McpBoundTests {

	private static final int MOST = 20_000;

	private static final String LONG = "\"quoted\" \\ ü \n".repeat(500);

	@Autowired
	private TelemetryStore store;

	@Autowired
	private MetricStore metrics;

	@LocalServerPort
	private int port;

	private Agent agent;

	@BeforeEach
	void connect() {
		this.agent = new Agent(this.port);
	}

	@AfterEach
	void disconnect() {
		this.agent.close();
	}

	private void fill() {
		IntStream.range(0, 2300).forEach((number) -> this.store.addSpans(ManySpans.trace(number)));
		this.store.addSpans(wideTrace());
		IntStream.range(0, 500)
			.forEach(
					(number) -> this.metrics.add(
							Points.series("orders", MetricType.MONOTONIC_SUM, false)
								.with(Map.of("number", number, "text", LONG)),
							"", Points.number(10, 20, number), List.of()));
		this.store.addLogs(IntStream.range(0, 2500).mapToObj(McpBoundTests::longLine).toList());
	}

	static Stream<Arguments> eachToolWithMuchToSay() {
		return Stream.of(arguments("services", "services", Map.of("from", "1h")),
				arguments("query_spans", "spans", Map.of("limit", 1000)),
				arguments("query_traces", "traces", Map.of("limit", 1000)),
				arguments("query_logs", "logs", Map.of("limit", 1000)),
				arguments("query_metrics", "series", Map.of("limit", 1000)),
				arguments("trace", "rows", Map.of("traceId", Known.id(0xabcdef))),
				arguments("compare", "changes", Map.of("baseFrom", "1h", "from", "1h")));
	}

	@ParameterizedTest
	@MethodSource("eachToolWithMuchToSay")
	void answerOfAFullStoreIsCutAtWholeItems(String tool, String items, Map<String, Object> arguments) {
		fill();

		assertThat(this.agent.wire(tool, arguments)).hasSizeLessThanOrEqualTo(MOST).hasSizeGreaterThan(10_000);
		JsonNode answer = this.agent.ask(tool, arguments);
		assertThat(answer.path(items)).isNotEmpty();
		assertThat(answer.path("leftOut").asString())
			.matches("\\d+ of \\d+ " + items + " do not fit in 20 kB\\. To ask for less: .+");
	}

	@Test
	void lessThatIsAskedForComesWhole() {
		fill();

		JsonNode few = this.agent.ask("query_traces", Map.of("limit", 20));
		assertThat(few.path("traces")).hasSize(20);
		assertThat(few.has("leftOut")).isFalse();
	}

	@Test
	void itemThatNeverFitsIsLeftOutAndTheOthersAreNot() {
		Map<String, Object> attributes = new LinkedHashMap<>();
		IntStream.range(0, 100).forEach((number) -> attributes.put("key " + number, LONG));
		long now = Known.nanos(Instant.now());
		this.store.addSpans(List.of(Known.span(0xeeee, 1, 0, "wide", "first", "SERVER", now, 5, false, attributes),
				Known.span(0xeeee, 2, 1, "wide", "second", "INTERNAL", now + 1, 4, false, Map.of())));

		JsonNode answer = this.agent.ask("query_spans", Map.of("query", "service = wide"));
		assertThat(answer.path("spans")).hasSize(1);
		assertThat(answer.path("spans").get(0).path("name").asString()).isEqualTo("second");
		assertThat(answer.path("leftOut").asString()).startsWith("1 of 2 spans");
	}

	@Test
	void longTextsAreCut() {
		this.store.addLogs(List.of(longLine(99_999)));

		String message = this.agent.ask("query_logs", Map.of("limit", 1))
			.path("logs")
			.get(0)
			.path("message")
			.asString();
		assertThat(message).startsWith("99999 \"quoted\"").endsWith("… (7006 characters)").hasSizeLessThan(530);
	}

	@Test
	void badQueryIsToldTheColumnAndWhatWasExpected() {
		assertThat(this.agent.refusal("query_spans", Map.of("query", "duration > and")))
			.isEqualTo("Column 12: expected a value, found and");
		assertThat(this.agent.refusal("query_logs", Map.of("query", "severity >= bad"))).startsWith("Column 13: ");
		assertThat(this.agent.refusal("query_traces", Map.of("from", "yesterday"))).startsWith("from: expected a time");
		assertThat(this.agent.refusal("compare", Map.of("from", "1m"))).startsWith("Expected baseFrom");
	}

	@Test
	void otherBadArgumentsAreToldToo() {
		assertThat(this.agent.refusal("query_spans", Map.of("limit", 0))).contains("limit", "1");
		assertThat(this.agent.refusal("query_spans", Map.of("limit", "many"))).contains("limit", "integer");
		assertThat(this.agent.refusal("query_spans", Map.of("service", "shop"))).contains("service");
		assertThat(this.agent.refusal("trace", Map.of())).contains("traceId");
		assertThat(this.agent.refusal("trace", Map.of("traceId", "42"))).contains("32 hexadecimal digits");
		assertThat(this.agent.refusal("trace", Map.of("traceId", Known.id(0xdead)))).contains("has arrived");
		assertThat(this.agent.refusal("metrics", Map.of("service", "bakery"))).contains("[shop, bank]");
	}

	@Test
	void unknownToolIsAnError() {
		assertThatExceptionOfType(McpError.class)
			.isThrownBy(() -> this.agent.refusal("restart_service", Map.of("service", "shop")))
			.withMessageContaining("Unknown tool");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "null", "42", "{\"jsonrpc\":\"2.0\"}",
			"{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"ping\"}",
			"{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}" })
	void brokenMessageIsRefusedWithoutAStackTrace(String body) {
		HttpResponse<byte[]> response = this.agent.post("application/json", body);

		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(text(response)).contains("\"status\":400").doesNotContain("stackTrace", "Exception");
	}

	@ParameterizedTest
	@ValueSource(strings = { "42", "{}", "{\"name\":42}", "{\"name\":\"services\",\"arguments\":42}", "null",
			"{\"name\":null}" })
	void badParametersAreAnErrorOfTheProtocol(String parameters) {
		HttpResponse<byte[]> response = this.agent.post("application/json",
				"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + parameters + "}");

		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(text(response)).contains("\"error\":{\"code\":-326").doesNotContain("stackTrace", "Exception");
	}

	@Test
	void hugeMessageIsRefused() {
		assertThat(this.agent.post("application/json", " ".repeat(20_000)).statusCode()).isEqualTo(413);
	}

	@Test
	void onlyJsonIsAccepted() {
		String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";

		assertThat(this.agent.post("application/json", ping).statusCode()).isEqualTo(200);
		assertThat(this.agent.post("text/plain", ping).statusCode()).isEqualTo(415);
		assertThat(this.agent.post("application/x-www-form-urlencoded", ping).statusCode()).isEqualTo(415);
		assertThat(this.agent.send(HttpRequest.newBuilder().GET()).statusCode()).isEqualTo(405);
	}

	private static String text(HttpResponse<byte[]> response) {
		return new String(response.body(), StandardCharsets.UTF_8);
	}

	private static LogLine longLine(int number) {
		return Known.line(number, 1, Instant.now(), "WARN", number + " " + LONG);
	}

	/**
	 * A trace of 500 spans with different names, each with a service of its own.
	 */
	private static List<Span> wideTrace() {
		long now = Known.nanos(Instant.now());
		return IntStream.rangeClosed(1, 500)
			.mapToObj((number) -> Known.span(0xabcdef, number, (number > 1) ? 1 : 0, "service " + number,
					"work " + number, "SERVER", now + number, 5, false, Map.of("text", LONG)))
			.toList();
	}

}
