package org.reviewscope.system.monitoring;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Ports;
import org.reviewscope.system.harness.ServiceProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real Loki counts lines and tells an Alertmanager, which is played here, with the
 * repository's configuration and rule. Addresses and folders are replaced. A minute of
 * lines is twenty seconds, and the rule is evaluated each second.
 */
@NeedsLoki
class LokiRulerSystemTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final String STATUS = "{\"key\":\"http.response.status_code\",\"value\":{\"intValue\":\"200\"}}";

	private static final String EVENT = "{\"key\":\"event.name\",\"value\":{\"stringValue\":\"other\"}}";

	private final List<JsonNode> alerts = new CopyOnWriteArrayList<>();

	@TempDir
	private Path folder;

	private HttpServer alertmanager;

	private ServiceProcess loki;

	private String url;

	@BeforeEach
	void start() throws IOException {
		this.alertmanager = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
		this.alertmanager.createContext("/api/v2/alerts", this::receive);
		this.alertmanager.start();
		List<Integer> ports = Ports.free(2);
		this.url = "http://127.0.0.1:" + ports.get(0);
		String alertmanager = "127.0.0.1:" + this.alertmanager.getAddress().getPort();
		MonitoringFiles files = MonitoringFiles.copy()
			.replace("loki/loki.yaml", "alertmanager:9093", alertmanager)
			.replace("loki/loki.yaml", "evaluation_interval: 15s", "evaluation_interval: 1s")
			.replace("loki/loki.yaml", "http_listen_port: 3100",
					"http_listen_address: 127.0.0.1\n  http_listen_port: " + ports.get(0)
							+ "\n  grpc_listen_address: 127.0.0.1\n  grpc_listen_port: " + ports.get(1))
			.replace("loki/loki.yaml", "([ :])/loki", "$1" + this.folder)
			.replace("loki/rules/fake/logs.yml", "\\[1m]", "[20s]");
		files.replace("loki/loki.yaml", "/etc/loki/", files.path("loki") + "/");
		this.loki = ServiceProcess.startInstalled(this.url + "/ready",
				List.of(System.getProperty(NeedsLoki.PROGRAM), "-config.file=" + files.path("loki/loki.yaml"),
						"-config.expand-env=true"),
				Map.of("GRAFANA_URL", "http://grafana.example:3001", "PROMETHEUS_URL",
						"http://prometheus.example:9091"))
			.awaitReady();
	}

	@AfterEach
	void stop() {
		this.alertmanager.stop(0);
		if (this.loki != null) {
			this.loki.stop();
		}
	}

	@Test
	void fourHundredRequestsAreAnAlertAndThenItsEnd() {
		send("gateway-service", 400, STATUS);
		send("gateway-service", 100, EVENT);
		send("inference-service", 500, STATUS);

		JsonNode alert = await("an alert that fires", (received) -> end(received).isAfter(Instant.now()));
		assertThat(text(alert.path("labels"))).isEqualTo(Map.of("alertname", "LogLinesHigh", "job", "gateway-service",
				"service_name", "gateway-service", "severity", "ticket"));
		assertThat(text(alert.path("annotations"))).isEqualTo(Map.of("summary", "gateway-service writes many log lines",
				"description", "400 lines about requests in the last minute are more than the limit of this alert.",
				"dashboard", "http://grafana.example:3001/d/logs", "runbook_url",
				"http://prometheus.example:9091/user/docs/runbooks/LogLinesHigh.md"));
		assertThat(alert.path("generatorURL").asString()).startsWith("http://grafana.example:3001/explore?left=");

		JsonNode over = await("its end", (received) -> !end(received).isAfter(Instant.now()));
		assertThat(over.path("labels")).isEqualTo(alert.path("labels"));
		assertThat(this.alerts).extracting((received) -> received.path("labels").path("alertname").asString())
			.containsOnly("LogLinesHigh");
	}

	@Test
	void threeHundredRequestsAreNoneAndOneMoreIs() {
		send("gateway-service", 300, STATUS);
		Instant sent = Instant.now();
		Awaitility.await("the rule is evaluated with them")
			.atMost(PATIENCE)
			.until(this::lastEvaluation, (last) -> last.isAfter(sent));
		assertThat(this.alerts).isEmpty();

		send("gateway-service", 1, STATUS);
		assertThat(await("an alert", (_) -> true).path("annotations").path("description").asString())
			.startsWith("301 lines ");
	}

	private Instant lastEvaluation() {
		JsonNode rule = Http.get(this.url + "/prometheus/api/v1/rules").json().at("/data/groups/0/rules/0");
		return Instant.parse(rule.path("lastEvaluation").asString());
	}

	private void send(String service, int lines, String attribute) {
		// Loki treats lines with the same text and time as one
		long now = Instant.now().toEpochMilli() * 1_000_000;
		String records = LongStream.range(now, now + lines)
			.mapToObj((time) -> "{\"timeUnixNano\":\"%d\",\"body\":{\"stringValue\":\"a line\"},\"attributes\":[%s]}"
				.formatted(time, attribute))
			.collect(Collectors.joining(","));
		Http.Answer answer = Http.post(this.url + "/otlp/v1/logs", """
				{"resourceLogs":[{
				  "resource":{"attributes":[{"key":"service.name","value":{"stringValue":"%s"}}]},
				  "scopeLogs":[{"logRecords":[%s]}]}]}""".formatted(service, records));
		assertThat(answer.status()).as(answer.body()).isBetween(200, 204);
	}

	private JsonNode await(String what, Predicate<JsonNode> condition) {
		return Awaitility.await(what)
			.atMost(PATIENCE)
			.until(() -> this.alerts.stream().filter(condition).findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	private void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			new JsonMapper().readTree(exchange.getRequestBody()).valueStream().forEach(this.alerts::add);
			exchange.sendResponseHeaders(200, -1);
		}
	}

	private static Instant end(JsonNode alert) {
		return Instant.parse(alert.path("endsAt").asString());
	}

	private static Map<String, String> text(JsonNode values) {
		return values.propertyStream()
			.collect(Collectors.toMap(Map.Entry::getKey, (entry) -> entry.getValue().asString()));
	}

}
