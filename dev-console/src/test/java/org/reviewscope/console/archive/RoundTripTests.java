package org.reviewscope.console.archive;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.proto.logs.v1.LogsData;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.TracesData;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.store.ManySpans;
import org.reviewscope.console.store.TelemetryFixtures;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What one console exports, another imports, and nothing of what was sent is missing.
 */
class RoundTripTests {

	private static final int SEEDS = 40;

	@Test
	void generatedTelemetryComesBackWhole() throws Exception {
		List<Message> sent = new ArrayList<>();
		try (RunningConsole first = new RunningConsole(); RunningConsole second = new RunningConsole()) {
			for (int seed = 0; seed < SEEDS; seed++) {
				RandomOtlp random = new RandomOtlp(seed);
				TracesData traces = random.traces();
				LogsData logs = random.logs();
				sent.addAll(single(traces));
				sent.addAll(single(logs));
				assertThat(first.send("/v1/traces", traces.toByteArray())).isEqualTo(200);
				assertThat(first.send("/v1/logs", logs.toByteArray())).isEqualTo(200);
			}
			byte[] exported = first.get("/api/export").body();
			assertThat(second.post("/api/import", "application/zip", exported).statusCode()).isEqualTo(200);
			byte[] again = second.get("/api/export").body();

			assertSame(exported, sent);
			assertSame(again, sent);
		}
	}

	@Test
	void filesAreTheJsonOfOtlp() throws Exception {
		try (RunningConsole console = new RunningConsole()) {
			console.store().addSpans(List.of(TelemetryFixtures.span(0xabc, 2, Map.of("n", 7L))));

			Map<String, byte[]> files = Zips.read(console.get("/api/export").body());

			assertThat(files).containsOnlyKeys("traces-0001.json");
			assertThat(new String(files.get("traces-0001.json"))).isEqualTo(
					"""
							{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},\
							"scopeSpans":[{"scope":{},"spans":[{"traceId":"00000000000000000000000000000abc",\
							"spanId":"0000000000000002","parentSpanId":"0000000000000001","name":"work 2","kind":1,\
							"startTimeUnixNano":"2000000","endTimeUnixNano":"7000000",\
							"attributes":[{"key":"n","value":{"intValue":"7"}}]}]}]}]}""");
		}
	}

	@Test
	void queryExportsWholeTracesWithTheirLogs() throws Exception {
		try (RunningConsole console = new RunningConsole()) {
			console.store()
				.addSpans(List.of(TelemetryFixtures.span(1, 1), TelemetryFixtures.span(1, 2, Map.of("tenant", "acme")),
						TelemetryFixtures.span(2, 1)));
			console.store()
				.addLogs(List.of(TelemetryFixtures.line(1, 1, "first"), TelemetryFixtures.line(2, 1, "second")));

			Map<String, byte[]> files = Zips.read(console.get("/api/export?query=tenant+%3D+acme").body());
			Map<String, byte[]> logs = Zips.read(console.get("/api/export/logs?query=%22second%22").body());

			assertThat(files).containsOnlyKeys("traces-0001.json", "logs-0001.json");
			assertThat(new String(files.get("traces-0001.json"))).contains("work 1", "work 2")
				.doesNotContain(TelemetryFixtures.traceId(2));
			assertThat(new String(files.get("logs-0001.json"))).contains("first").doesNotContain("second");
			assertThat(logs).containsOnlyKeys("logs-0001.json");
			assertThat(new String(logs.get("logs-0001.json"))).contains("second").doesNotContain("first");
			assertThat(console.get("/api/export?query=status+%3D+loud").statusCode()).isEqualTo(400);
		}
	}

	@Test
	void manyTracesAreSplitIntoFilesThatAreTakenAgain() throws Exception {
		try (RunningConsole first = new RunningConsole(); RunningConsole second = new RunningConsole()) {
			for (int number = 1; number <= 500; number++) {
				first.store().addSpans(ManySpans.trace(number));
			}
			byte[] exported = first.get("/api/export").body();

			assertThat(Zips.read(exported)).hasSizeGreaterThan(10)
				.allSatisfy((name, file) -> assertThat(file.length).as(name).isLessThan(1024 * 1024));
			JsonNode imported = JsonMapper.shared()
				.readTree(second.post("/api/import", "application/zip", exported).body());
			assertThat(imported.get("spans").intValue()).isEqualTo(500 * ManySpans.SPANS_PER_TRACE);
			assertThat(second.store().received().spans()).isEqualTo(500L * ManySpans.SPANS_PER_TRACE);
		}
	}

	private static void assertSame(byte[] zip, List<Message> sent) throws Exception {
		List<Message> content = content(zip);
		Set<Message> missing = new HashSet<>(sent);
		content.forEach(missing::remove);
		assertThat(missing).isEmpty();
		assertThat(content).hasSameSizeAs(sent);
	}

	private static List<Message> content(byte[] zip) throws Exception {
		List<Message> content = new ArrayList<>();
		for (Map.Entry<String, byte[]> file : Zips.read(zip).entrySet()) {
			String json = protobufJson(file.getValue());
			if (file.getKey().startsWith("traces")) {
				TracesData.Builder traces = TracesData.newBuilder();
				JsonFormat.parser().merge(json, traces);
				content.addAll(single(traces.build()));
			}
			else {
				LogsData.Builder logs = LogsData.newBuilder();
				JsonFormat.parser().merge(json, logs);
				content.addAll(single(logs.build()));
			}
		}
		return content;
	}

	// Ids are hexadecimal in OTLP
	private static String protobufJson(byte[] otlp) {
		return Pattern.compile("\"(traceId|spanId|parentSpanId)\":\"([0-9a-f]+)\"")
			.matcher(new String(otlp, StandardCharsets.UTF_8))
			.replaceAll((id) -> "\"%s\":\"%s\"".formatted(id.group(1),
					Base64.getEncoder().encodeToString(HexFormat.of().parseHex(id.group(2)))));
	}

	// Each span with its resource and scope alone: how they are grouped does not matter
	private static List<Message> single(TracesData traces) {
		List<Message> single = new ArrayList<>();
		traces.getResourceSpansList()
			.forEach((resource) -> resource.getScopeSpansList()
				.forEach((scope) -> scope.getSpansList()
					.forEach((span) -> single.add(ResourceSpans.newBuilder(resource)
						.clearScopeSpans()
						.addScopeSpans(scope.toBuilder().clearSpans().addSpans(span))
						.build()))));
		return single;
	}

	private static List<Message> single(LogsData logs) {
		List<Message> single = new ArrayList<>();
		logs.getResourceLogsList()
			.forEach((resource) -> resource.getScopeLogsList()
				.forEach((scope) -> scope.getLogRecordsList()
					.forEach((line) -> single.add(ResourceLogs.newBuilder(resource)
						.clearScopeLogs()
						.addScopeLogs(scope.toBuilder().clearLogRecords().addLogRecords(line))
						.build()))));
		return single;
	}

}
