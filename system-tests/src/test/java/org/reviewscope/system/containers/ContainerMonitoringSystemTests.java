package org.reviewscope.system.containers;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.monitoring.PrometheusApi;

/**
 * From our images to Prometheus and through the Collector, by the names that the
 * configuration files use.
 */
@NeedsContainers
class ContainerMonitoringSystemTests {

	private Containers containers;

	private PrometheusApi prometheus;

	@BeforeEach
	void useTheContainers(Containers containers) {
		this.containers = containers;
		this.prometheus = new PrometheusApi(containers.url("prometheus", 9090));
	}

	@Test
	void servicesAndCollectorAreScraped() {
		await("all targets").until(() -> this.prometheus.seriesOf("up{job=~\".+-service|otel-collector\"} == 1") == 5);
	}

	@Test
	void metricsLeadToARequestByItsTrace() {
		Set<String> traces = new HashSet<>();
		await("an exemplar of one of these requests").until(() -> {
			traces.add(post());
			return this.prometheus.exemplars("prediction_latency_seconds_bucket").anyMatch(traces::contains);
		});
	}

	@Test
	void spansBecomeMetricsAndAServiceGraph() {
		await("edges of the service graph").until(() -> {
			post();
			return hasEdge("gateway-service", "inference-service")
					&& hasEdge("inference-service", "model-store-service");
		});
		await("exemplars of span metrics")
			.until(() -> !post().isEmpty() && this.prometheus.hasExemplars("traces_spanmetrics_latency_bucket"));
	}

	// Summed: when the called side's span is late, the call is counted under the address
	// alone, which is the service's name between containers
	private boolean hasEdge(String client, String server) {
		return this.prometheus
			.seriesOf("sum by (client, server) (traces_service_graph_request_total{client=\"%s\",server=\"%s\"}) > 0"
				.formatted(client, server)) == 1;
	}

	private String post() {
		return Http
			.post(this.containers.url("gateway-service", 8080) + "/api/v1/predictions", "{\"review\": \"It is okay.\"}")
			.header("x-trace-id");
	}

	/** Spans leave every second, their metrics every 15 s, and are scraped every 15 s. */
	private static ConditionFactory await(String what) {
		return Awaitility.await(what).atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofSeconds(1));
	}

}
