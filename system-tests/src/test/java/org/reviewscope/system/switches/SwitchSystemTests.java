package org.reviewscope.system.switches;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.truth.received.MeterReadings;
import org.reviewscope.system.truth.received.OtlpReceiver;
import org.reviewscope.system.truth.received.ReceivedLog;
import org.reviewscope.system.truth.received.ReceivedSpan;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What the switches do to real processes, which get them as Compose hands them on. The
 * callers' trace ids are known, so that each number is.
 */
class SwitchSystemTests {

	private static final String[] SERVICES = { "gateway-service", "inference-service", "model-store-service" };

	private static final Pattern PRINTED_SPAN = Pattern.compile("'POST /api/v1/predictions' : ([0-9a-f]{32}) ");

	private static final String REVIEW = "{\"review\": \"Fantastic, I love it.\"}";

	private static final JsonMapper JSON = new JsonMapper();

	private final OtlpReceiver receiver = new OtlpReceiver();

	/** What the sampler looks at, the same in each run. */
	private final Random random = new Random(42);

	/** The rest of the ids, because a run's log is appended to that of the last one. */
	private final long run = System.nanoTime();

	private final Map<String, JsonNode> answers = new TreeMap<>();

	@AfterEach
	void stop() {
		this.receiver.close();
	}

	@Test
	void tenthOfTheTracesIsSentAndPrintedAndAllIsCounted() {
		String log = run(
				Map.of("MANAGEMENT_TRACING_SAMPLING_PROBABILITY", "0.1", "REVIEWSCOPE_OBSERVABILITY_CONSOLESPANS",
						"true", "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs", "MANAGEMENT_LOGGING_EXPORT_OTLP_ENABLED",
						"false", "REVIEWSCOPE_OBSERVABILITY_SLOWREQUESTTHRESHOLD", "1ns"),
				100, (suite) -> {
					assertThat(count(suite, "gateway-service",
							"http_server_requests_seconds_count{error=\"none\",exception=\"none\",method=\"POST\",outcome=\"SUCCESS\",status=\"200\",uri=\"/api/v1/predictions\"}"))
						.isEqualTo(100);
					assertThat(count(suite, "inference-service", "prediction_requests_total")).isEqualTo(100);
					assertThat(count(suite, "inference-service", "prediction_records_total{outcome=\"stored\"}"))
						.isEqualTo(100);
					await("printed spans, which come with a batch")
						.untilAsserted(() -> assertThat(printed(suite.process("gateway-service").log()))
							.containsExactlyInAnyOrderElementsOf(sampled()));
				});

		Set<String> sampled = sampled();
		assertThat(sampled).hasSize(6);
		for (String service : SERVICES) {
			assertThat(spans().filter((span) -> span.service().equals(service))
				.map(ReceivedSpan::traceId)
				.collect(Collectors.toSet())).as(service).isEqualTo(sampled);
		}
		assertThat(this.receiver.spans()).filteredOn((span) -> span.name().equals("POST /api/v1/predictions"))
			.allSatisfy((span) -> assertThat(span.span().getEventsList()).extracting((event) -> event.getName())
				.contains("request.slow"));
		assertThat(this.receiver.logs()).isEmpty();
		assertThat(answered(log).map(JSON::readTree)
			.map((line) -> line.path("trace").path("id").asString(line.path("trace.id").asString(""))))
			.containsExactlyInAnyOrderElementsOf(this.answers.keySet());
	}

	@Test
	void withoutSpansLogLinesStillHaveTheirTrace() {
		String log = run(Map.of("MANAGEMENT_TRACING_EXPORT_OTLP_ENABLED", "false"), 3, (_) -> {
		});

		assertThat(this.receiver.spans()).isEmpty();
		for (String service : SERVICES) {
			assertThat(this.receiver.logs()).filteredOn((line) -> line.service().equals(service))
				.extracting(ReceivedLog::traceId)
				.containsAll(this.answers.keySet());
		}
		assertThat(answered(log)).hasSize(3).noneMatch((line) -> line.startsWith("{"));
		assertThat(printed(log)).isEmpty();
	}

	@Test
	void withoutOpenTelemetryNothingIsSentAndAllIsCounted() {
		String log = run(Map.of("MANAGEMENT_OPENTELEMETRY_ENABLED", "false", "LOGGING_LEVEL_ORG_REVIEWSCOPE", "warn"),
				3, (suite) -> {
					assertThat(count(suite, "inference-service", "prediction_requests_total")).isEqualTo(3);
					Answer ofItsOwn = Http.post(suite.gateway("/api/v1/predictions"), REVIEW);
					assertThat(ofItsOwn.json().path("sentiment").asString()).isEqualTo("positive");
					assertThat(ofItsOwn.header("X-Trace-Id")).matches("[0-9a-f]{32}");
				});

		assertThat(this.receiver.requests()).isEmpty();
		assertThat(this.answers).hasSize(3)
			.allSatisfy((traceId, answer) -> assertThat(answer.path("traceId").asString()).isEqualTo(traceId));
		assertThat(answered(log)).isEmpty();
	}

	/**
	 * Sends the load, looks, stops the suite, and returns what the gateway has printed.
	 */
	private String run(Map<String, String> switches, int requests, Consumer<Suite> look) {
		Map<String, String> environment = new TreeMap<>(SwitchTable.throughCompose("gateway-service", switches));
		assertThat(environment).isEqualTo(switches);
		environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", this.receiver.url());
		Suite suite = Suite.startWithoutConsole(environment);
		try (suite) {
			Stream.generate(this::traceId).limit(requests).forEach((traceId) -> predict(suite, traceId));
			look.accept(suite);
		}
		return suite.process("gateway-service").log();
	}

	private void predict(Suite suite, String traceId) {
		Answer answer = Http.post(suite.gateway("/api/v1/predictions"), REVIEW, "traceparent",
				"00-" + traceId + "-b7ad6b7169203331-01");
		assertThat(answer.status()).isEqualTo(200);
		this.answers.put(traceId, answer.json());
	}

	private String traceId() {
		return HexFormat.of().toHexDigits(this.run) + HexFormat.of().toHexDigits(this.random.nextLong());
	}

	private Stream<ReceivedSpan> spans() {
		return this.receiver.spans().stream().filter((span) -> this.answers.containsKey(span.traceId()));
	}

	/** The traces of this run whose first span the gateway has printed. */
	private Stream<String> printed(String log) {
		return PRINTED_SPAN.matcher(log).results().map((span) -> span.group(1)).filter(this.answers::containsKey);
	}

	/** As OpenTelemetry specifies the sampler for a share of trace ids. */
	private Set<String> sampled() {
		return this.answers.keySet()
			.stream()
			.filter((id) -> Math.abs(Long.parseUnsignedLong(id.substring(16), 16)) < (long) (0.1 * Long.MAX_VALUE))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** The gateway's lines about the answers, which name their predictions. */
	private Stream<String> answered(String log) {
		List<String> ids = this.answers.values().stream().map((answer) -> answer.path("id").asString()).toList();
		return log.lines()
			.filter((line) -> line.contains("Answered prediction") && ids.stream().anyMatch(line::contains));
	}

	private static double count(Suite suite, String service, String series) {
		return MeterReadings.of(suite, service).value(series);
	}

}
