package org.reviewscope.system.monitoring;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Prometheus reads one file: what its agent scrapes is written down a second time.
 */
class PrometheusAgentFilesTests {

	private static final Set<String> MONITORING = Set.of("prometheus", "prometheus-agent", "alertmanager");

	@Test
	void agentScrapesTheSuiteAsPrometheusDoes() {
		assertThat(jobs("agent.yml")).isNotEmpty().isEqualTo(jobs("prometheus.yml"));
		assertThat(file("agent.yml").at("/global/scrape_interval"))
			.isEqualTo(file("prometheus.yml").at("/global/scrape_interval"));
	}

	private static List<JsonNode> jobs(String file) {
		return file(file).path("scrape_configs")
			.valueStream()
			.filter((job) -> !MONITORING.contains(job.path("job_name").asString()))
			.toList();
	}

	private static JsonNode file(String name) {
		return Repository.yaml(Path.of("prometheus", name));
	}

}
