package org.reviewscope.system.collector;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Ports;

/**
 * A real Collector that runs the repository's configuration: only its addresses are
 * replaced, so that it neither needs nor disturbs the fixed ones.
 */
public final class CollectorProcess implements AutoCloseable {

	private static final List<String> PORTS = List.of("OTLP_GRPC_PORT", "OTLP_HTTP_PORT", "HEALTH_PORT",
			"SPAN_METRICS_PORT", "OWN_METRICS_PORT");

	private final Map<String, String> environment = new HashMap<>();

	private final List<String> overlays;

	private Process process;

	private CollectorProcess(CollectorBackends backends, Path queue, Map<String, String> settings,
			List<String> overlays) {
		List<Integer> ports = Ports.free(PORTS.size());
		PORTS.forEach((name) -> this.environment.put(name, "" + ports.get(PORTS.indexOf(name))));
		this.environment.put("QUEUE_DIRECTORY", queue.toString());
		this.environment.put("TEMPO_ENDPOINT", backends.tempoUrl());
		this.environment.put("LOKI_ENDPOINT", backends.lokiUrl());
		this.environment.putAll(settings);
		this.overlays = overlays;
		this.process = run();
	}

	public static CollectorProcess start(CollectorBackends backends, Path queue, Map<String, String> settings,
			String... overlays) {
		return new CollectorProcess(backends, queue, settings, List.of(overlays)).awaitReady();
	}

	public int port(String name) {
		return Integer.parseInt(this.environment.get(name));
	}

	/** The Collector's own metrics, as Prometheus scrapes them. */
	public String ownMetrics() {
		return Http.get("http://localhost:" + port("OWN_METRICS_PORT") + "/metrics").body();
	}

	/** The metrics that it makes from spans, as Prometheus scrapes them. */
	public String spanMetrics(String format) {
		return Http.get("http://localhost:" + port("SPAN_METRICS_PORT") + "/metrics", "accept", format).body();
	}

	int health() {
		return Http.get("http://localhost:" + port("HEALTH_PORT") + "/").status();
	}

	void restart() {
		close();
		startAgain();
	}

	/** As a power cut would, without a chance to write anything down. */
	void kill() {
		this.process.destroyForcibly().onExit().join();
	}

	void killAndStartAgain() {
		kill();
		startAgain();
	}

	void startAgain() {
		this.process = run();
		awaitReady();
	}

	@Override
	public void close() {
		this.process.destroy();
		this.process.onExit().join();
	}

	private CollectorProcess awaitReady() {
		Awaitility.await("the Collector is ready, see " + CollectorCommand.LOG)
			.atMost(Duration.ofSeconds(30))
			.failFast("the Collector ended, see " + CollectorCommand.LOG, () -> !this.process.isAlive())
			.ignoreExceptions()
			.until(() -> health() == 200);
		return this;
	}

	private Process run() {
		return CollectorCommand.run(this.overlays, this.environment);
	}

}
