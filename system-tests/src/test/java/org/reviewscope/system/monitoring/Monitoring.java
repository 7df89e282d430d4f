package org.reviewscope.system.monitoring;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.awaitility.Awaitility;
import org.reviewscope.system.harness.Compose;
import org.reviewscope.system.harness.Ports;
import org.reviewscope.system.harness.ServiceProcess;
import org.reviewscope.system.harness.Suite;

/**
 * Real Prometheus and Alertmanager that watch the running suite, with the repository's
 * own configuration and the environment that {@code GRAFANA_PORT=3001 docker compose up}
 * gives them: only addresses are replaced, and the interval of scrapes and evaluations is
 * two seconds.
 */
public final class Monitoring implements AutoCloseable {

	private static final List<String> SERVICES = List.of("gateway-service", "inference-service", "model-store-service");

	/** Another one than in {@code .env}. */
	private static final Compose COMPOSE = new Compose(Map.of("GRAFANA_PORT", "3001"));

	private final PrometheusApi prometheus;

	private final List<ServiceProcess> processes;

	private Monitoring(PrometheusApi prometheus, List<ServiceProcess> processes) {
		this.prometheus = prometheus;
		this.processes = processes;
	}

	public static Monitoring start(Suite suite, MonitoringFiles files, int smtpPort) {
		List<Integer> ports = Ports.free(2);
		String prometheus = "localhost:" + ports.get(0);
		String alertmanager = "localhost:" + ports.get(1);
		SERVICES.forEach((service) -> files.replace("prometheus/prometheus.yml", service + ":\\d+",
				suite.management(service).replace("http://", "")));
		files.replace("prometheus/prometheus.yml", "localhost:9090", prometheus)
			.replace("prometheus/prometheus.yml", "alertmanager:9093", alertmanager)
			.replace("prometheus/prometheus.yml", "otel-collector:(\\d+)", "localhost:1")
			.replace("prometheus/prometheus.yml", "_interval: 15s", "_interval: 2s")
			.replace("prometheus/rules/slo.yml", "(?m)^(    interval: )(30s|2m)$", "$12s")
			.replace("prometheus/rules/counts.yml", "up offset 15s", "up offset 2s")
			.replace("alertmanager/alertmanager.yml", "mailpit:1025", "localhost:" + smtpPort);
		Monitoring monitoring = new Monitoring(new PrometheusApi("http://" + prometheus),
				List.of(startAlertmanager(files, alertmanager), startPrometheus(files, prometheus)));
		return monitoring.ready();
	}

	public PrometheusApi prometheus() {
		return this.prometheus;
	}

	@Override
	public void close() {
		ServiceProcess.stopAll(this.processes);
	}

	private Monitoring ready() {
		try {
			this.processes.forEach(ServiceProcess::awaitReady);
			Awaitility.await("the three services are scraped")
				.atMost(Duration.ofSeconds(30))
				.until(() -> this.prometheus.seriesOf("up{job=~\".+-service\"} == 1"), (count) -> count == 3);
			return this;
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private static ServiceProcess startPrometheus(MonitoringFiles files, String address) {
		return ServiceProcess.startInstalled("http://" + address + "/-/ready",
				List.of("prometheus", "--config.file=" + files.path("prometheus/prometheus.yml"),
						"--storage.tsdb.path=" + files.path("tsdb"),
						// The second one is what Prometheus 3 does by itself
						"--enable-feature=exemplar-storage,expand-external-labels", "--web.listen-address=" + address,
						"--web.external-url=http://" + address),
				environment("prometheus"));
	}

	private static ServiceProcess startAlertmanager(MonitoringFiles files, String address) {
		return ServiceProcess.startInstalled("http://" + address + "/-/ready",
				List.of("prometheus-alertmanager", "--config.file=" + files.path("alertmanager/alertmanager.yml"),
						"--storage.path=" + files.path("alertmanager-data"), "--cluster.listen-address=",
						"--web.listen-address=" + address, "--web.external-url=http://" + address),
				environment("alertmanager"));
	}

	private static Map<String, String> environment(String service) {
		return COMPOSE.environment(COMPOSE.service(service));
	}

}
