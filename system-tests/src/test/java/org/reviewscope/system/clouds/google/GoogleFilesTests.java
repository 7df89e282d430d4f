package org.reviewscope.system.clouds.google;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files of {@code google/} say the same as the suite's own rules. Their form is
 * checked by {@code .ci/google}.
 */
class GoogleFilesTests {

	private static final Pattern RUNBOOK = Pattern.compile("docs/runbooks/\\w+\\.md");

	@ParameterizedTest
	@CsvSource({ "availability, inference-service", "latency, gateway-service" })
	void objectivesAreTheSuites(String slo, String job) {
		JsonNode objective = GoogleFiles.objective(slo);
		assertThat(objective.path("goal").asDouble()).isEqualTo(objectiveOfTheRules(slo, job));
		assertThat(objective.path("rollingPeriod").asString()).isEqualTo(30 * 24 * 3600 + "s");
		assertThat(objective.toString()).contains("resource.labels.job=\\\"" + job + "\\\"");
	}

	@Test
	void alertsNameTheirRunbooks() {
		assertThat(GoogleFiles.all()).filteredOn((file) -> file.has("conditions")).hasSize(2).allSatisfy((policy) -> {
			List<String> runbooks = RUNBOOK.matcher(policy.at("/documentation/content").asString())
				.results()
				.map(MatchResult::group)
				.toList();
			assertThat(runbooks).hasSize(1)
				.allSatisfy((runbook) -> assertThat(Repository.ROOT.resolve(runbook)).exists());
		});
	}

	@Test
	void sidecarScrapesTheManagementPortUnderTheServicesName() {
		JsonNode monitoring = Repository.yaml(Path.of("google/run/monitoring.yaml"));
		JsonNode service = Repository.yaml(Path.of("google/run/service.yaml"));
		assertThat(monitoring.at("/metadata/name")).isEqualTo(service.at("/metadata/name"));
		assertThat(monitoring.at("/spec/endpoints/0/path").asString()).isEqualTo("/actuator/prometheus");
		assertThat(monitoring.at("/spec/endpoints/0/port").asInt())
			.isEqualTo(service.at("/spec/template/spec/containers/0/ports/0/containerPort").asInt() + 1000);
	}

	@Test
	void servicesCollectorReadsTheOverlaysAndHasTheirSettings() {
		JsonNode containers = Repository.yaml(Path.of("google/run/service.yaml")).at("/spec/template/spec/containers");
		JsonNode collector = containers.path(1);
		assertThat(collector.path("args").valueStream().map(JsonNode::asString)).containsExactly(
				"--config=/etc/otel-collector/config.yaml", "--config=/etc/otel-collector/clouds.yaml",
				"--config=/etc/otel-collector/google.yaml", "--config=/etc/otel-collector/google-run.yaml");
		assertThat(collector.path("env").valueStream().map((variable) -> variable.path("name").asString()))
			.contains("GOOGLE_CLOUD_PROJECT", "GOOGLE_LOCATION");
		JsonNode overlay = Repository.yaml(Path.of("otel-collector/google-run.yaml"));
		assertThat(overlay.at("/extensions/health_check/endpoint").asString())
			.endsWith(":" + collector.at("/startupProbe/httpGet/port").asInt());
		assertThat(containers.at("/0/env").valueStream())
			.filteredOn((variable) -> variable.path("name").asString().equals("OTEL_EXPORTER_OTLP_ENDPOINT"))
			.extracting((variable) -> variable.path("value").asString())
			.containsExactly("http://" + overlay.at("/receivers/otlp/protocols/http/endpoint").asString());
	}

	private static double objectiveOfTheRules(String slo, String job) {
		return Repository.yaml(Path.of("prometheus/rules/objectives.yml"))
			.at("/groups/0/rules")
			.valueStream()
			.filter((rule) -> rule.at("/labels/job").asString().equals(job)
					&& rule.at("/labels/slo").asString().equals(slo))
			.map((rule) -> rule.path("expr").asString().replaceAll("[^0-9.]", ""))
			.mapToDouble(Double::parseDouble)
			.sum();
	}

}
