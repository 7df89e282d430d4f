package org.reviewscope.system.clouds;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Ports;
import org.reviewscope.system.harness.ServiceProcess;
import org.reviewscope.system.truth.KnownRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The console and a vendor behind the Collector get the same. What the console shows of
 * each request is, field by field, what the vendor has.
 */
class ConsoleComparisonSystemTests extends AbstractCloudSystemTests {

	private static final JsonMapper JSON = new JsonMapper();

	/**
	 * Exemplars, which the console does not ask a service for, are on its buckets alone.
	 */
	private static final String METRIC = "http_server_requests_seconds";

	private final List<Integer> ports = Ports.free(3);

	private ServiceProcess console;

	@BeforeEach
	void startBoth() {
		String targets = this.services.addresses()
			.entrySet()
			.stream()
			.map((entry) -> "\"%s\":\"http://%s/actuator/prometheus\"".formatted(entry.getKey(), entry.getValue()))
			.collect(Collectors.joining(",", "{", "}"));
		this.console = ServiceProcess.start("dev-console", console(0, "/api/traces?limit=1"),
				Map.of("CONSOLE_PORT", "" + this.ports.get(0), "OTLP_PORT", "" + this.ports.get(1), "OTLP_GRPC_PORT",
						"" + this.ports.get(2), "REVIEWSCOPE_DATA_DIR", "target/system-tests/compared-console",
						"SPRING_APPLICATION_JSON", "{\"reviewscope.console.scrape.targets\":" + targets + "}"));
		start("honeycomb",
				Map.of("HONEYCOMB_ENDPOINT", this.vendor.url(), "HONEYCOMB_API_KEY_FILE", secret("made-up")));
		this.console.awaitReady();
		replay();
		this.run.receiver().requests().forEach((request) -> sendToConsole(request.path(), request.body()));
	}

	@AfterEach
	void stopConsole() {
		this.console.stop();
	}

	@Test
	void vendorHasOfEachRequestWhatTheConsoleShows() {
		await("every span and log line").untilAsserted(() -> {
			assertThat(this.vendor.delivered().spans()).hasSameSizeAs(this.run.receiver().spans());
			assertThat(this.vendor.delivered().logs()).hasSameSizeAs(this.run.receiver().logs());
		});
		assertThat(this.run.truth().trees().keySet()).isNotEmpty().allSatisfy((traceId) -> {
			JsonNode shown = Http.get(console(0, "/api/traces/" + traceId)).json();
			assertThat(spans(traceId)).isNotEmpty()
				.containsExactlyInAnyOrderElementsOf(shown.path("spans")
					.valueStream()
					.map((span) -> ComparedFields.of(span, "service", "name", "kind", "spanId", "parentSpanId",
							"startTimeUnixNano", "durationNanos", "status"))
					.toList());
			assertThat(logs(traceId)).containsExactlyInAnyOrderElementsOf(shown.path("logs")
				.valueStream()
				.map((log) -> ComparedFields.of(log, "service", "severity", "body", "spanId", "timeUnixNano"))
				.toList());
		});
		await(METRIC).untilAsserted(() -> assertThat(delivered()).hasSizeGreaterThan(2).isEqualTo(shown()));
	}

	private List<Map<String, String>> spans(String traceId) {
		return this.vendor.delivered()
			.spans()
			.stream()
			.filter((span) -> span.traceId().equals(traceId))
			.map(ComparedFields::of)
			.toList();
	}

	private List<Map<String, String>> logs(String traceId) {
		return this.vendor.delivered()
			.logs()
			.stream()
			.filter((log) -> log.traceId().equals(traceId))
			.map(ComparedFields::of)
			.toList();
	}

	private Map<String, Double> delivered() {
		Map<String, Double> series = new TreeMap<>(
				MetricSeries.of(this.vendor.delivered().metricsOf(KnownRun.INFERENCE)).values());
		series.keySet().removeIf((name) -> !name.startsWith(METRIC) || name.startsWith(METRIC + "_bucket"));
		return series;
	}

	/** As the console tells it to agents. */
	private Map<String, Double> shown() {
		Http.Answer answer = Http.post(console(0, "/mcp"), """
				{"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "metrics", "arguments":
				{"service": "%s", "name": "%s"}}}""".formatted(KnownRun.INFERENCE, METRIC), "accept",
				"application/json, text/event-stream");
		String text = answer.json().at("/result/content/0/text").asString();
		Map<String, Double> series = new TreeMap<>();
		JSON.readTree(text).path("series").forEach((item) -> series.put(name(item), item.path("value").asDouble()));
		return series;
	}

	private static String name(JsonNode series) {
		return series.path("labels")
			.properties()
			.stream()
			.map((label) -> "%s=\"%s\"".formatted(label.getKey(), label.getValue().asString()))
			.sorted()
			.collect(Collectors.joining(",", series.path("name").asString() + "{", "}"));
	}

	private void sendToConsole(String path, byte[] body) {
		Http.Answer answer = Http.send(Http.request(console(1, path))
			.header("content-type", "application/x-protobuf")
			.POST(BodyPublishers.ofByteArray(body)));
		assertThat(answer.status()).isEqualTo(200);
	}

	private String console(int port, String path) {
		return "http://localhost:" + this.ports.get(port) + path;
	}

}
