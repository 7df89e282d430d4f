package org.reviewscope.system.monitoring;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Load;
import org.reviewscope.system.harness.Ports;
import org.reviewscope.system.harness.ServiceProcess;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.harness.SuiteExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Prometheus that scrapes and sends, with the repository's configuration, and another
 * that receives. The interval is shorter; what is scraped is one scrape of the gateway,
 * which stays the same.
 */
@NeedsPrometheus
@ExtendWith(SuiteExtension.class)
class PrometheusAgentSystemTests {

	private static final String GATEWAY = "{job=\"gateway-service\"}";

	private static final String OPEN_METRICS = "application/openmetrics-text; version=1.0.0; charset=utf-8";

	private final MonitoringFiles files = MonitoringFiles.copy();

	private final List<Integer> ports = Ports.free(2);

	private final String agent = "localhost:" + this.ports.getFirst();

	private final String receiver = "localhost:" + this.ports.getLast();

	private final PrometheusApi received = new PrometheusApi("http://" + this.receiver);

	/** The agent stops first, because it hands over what it has. */
	private final List<ServiceProcess> processes = new ArrayList<>();

	private final AtomicInteger scrapes = new AtomicInteger();

	@AfterEach
	void stop() {
		ServiceProcess.stopAll(this.processes);
	}

	@Test
	void everySampleAndEveryExemplarOfAScrapeArrivesAlsoFromBeforeTheReceiverWasThere(Suite suite) throws Exception {
		new Load(suite).round();
		OpenMetrics scrape = new OpenMetrics(
				Http.get(suite.management("gateway-service") + "/actuator/prometheus", "accept", OPEN_METRICS).body());
		HttpServer shown = show(scrape.text());
		try {
			startAgent("localhost:" + shown.getAddress().getPort());
			await("three scrapes that nobody receives").until(() -> this.scrapes.get() >= 3);
			int before = this.scrapes.get();
			double started = Instant.now().toEpochMilli() / 1000.0;
			startReceiver();

			await("every sample").untilAsserted(() -> assertThat(samples()).isEqualTo(scrape.samples()));
			assertThat(scrape.samples()).hasSizeGreaterThan(200);
			await("every exemplar").untilAsserted(() -> assertThat(exemplars()).isEqualTo(scrape.exemplars()));
			assertThat(scrape.exemplars()).isNotEmpty();
			assertThat(this.received.times("up" + GATEWAY)).filteredOn((time) -> time <= started)
				.hasSizeBetween(before, before + 1);
		}
		finally {
			shown.stop(0);
		}
	}

	private HttpServer show(String scrape) throws IOException {
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/actuator/prometheus", (exchange) -> answer(exchange, scrape));
		server.start();
		return server;
	}

	private void answer(HttpExchange exchange, String scrape) throws IOException {
		try (exchange) {
			this.scrapes.incrementAndGet();
			byte[] body = scrape.getBytes(StandardCharsets.UTF_8);
			exchange.getResponseHeaders().add("content-type", OPEN_METRICS);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
	}

	private void startAgent(String target) throws IOException {
		this.files.replace("prometheus/agent.yml", "gateway-service:9080", target)
			.replace("prometheus/agent.yml", "prometheus.observability:9090", this.receiver)
			.replace("prometheus/agent.yml", "(inference-service|model-store-service|otel-collector):\\d+",
					"localhost:1")
			.replace("prometheus/agent.yml", "scrape_interval: 15s", "scrape_interval: 1s");
		start(this.agent, "--config.file=" + this.files.path("prometheus/agent.yml"), agentOption(),
				"--storage.agent.path=" + this.files.path("agent"));
	}

	private static String agentOption() throws IOException {
		Process version = new ProcessBuilder("prometheus", "--version").redirectErrorStream(true).start();
		String text = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		return (!text.startsWith("prometheus, version 2.")) ? "--agent" : "--enable-feature=agent";
	}

	private void startReceiver() {
		start(this.receiver, "--config.file=/dev/null", "--storage.tsdb.path=" + this.files.path("received"),
				"--web.enable-remote-write-receiver", "--enable-feature=exemplar-storage");
	}

	private void start(String address, String... arguments) {
		List<String> command = new ArrayList<>(List.of("prometheus", "--web.listen-address=" + address));
		command.addAll(List.of(arguments));
		ServiceProcess process = ServiceProcess.startInstalled("http://" + address + "/-/ready", command, Map.of());
		this.processes.add(process);
		process.awaitReady();
	}

	/** Without those that Prometheus adds, and without the labels that it adds. */
	private Map<Map<String, String>, Double> samples() {
		return this.received.values(GATEWAY)
			.entrySet()
			.stream()
			.filter((series) -> !series.getKey().get("__name__").matches("up|scrape_.*"))
			.collect(Collectors.toMap((series) -> own(series.getKey()), Map.Entry::getValue));
	}

	private Set<OpenMetrics.Exemplar> exemplars() {
		return this.received.exemplarsOf(GATEWAY)
			.stream()
			.map((exemplar) -> new OpenMetrics.Exemplar(own(exemplar.series()), exemplar.labels(), exemplar.value(),
					exemplar.time()))
			.collect(Collectors.toSet());
	}

	private static Map<String, String> own(Map<String, String> labels) {
		labels.keySet().removeAll(List.of("job", "instance"));
		return labels;
	}

	private static ConditionFactory await(String what) {
		return Awaitility.await(what).atMost(Duration.ofSeconds(30));
	}

}
