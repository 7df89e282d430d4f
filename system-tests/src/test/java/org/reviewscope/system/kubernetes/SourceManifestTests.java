package org.reviewscope.system.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reviewscope.system.harness.Compose;
import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules, dashboards and configurations exist only once. Kustomize reads the files that
 * Compose mounts, by lists; rules become objects by a script.
 */
class SourceManifestTests {

	private static final Path OPERATOR = Path.of("kubernetes/components/prometheus-operator/prometheus-rules.yaml");

	@ParameterizedTest
	@CsvSource({ "otel-collector", "prometheus", "alertmanager", "tempo", "loki", "grafana/dashboards",
			"grafana/provisioning", "docs/runbooks" })
	void everyFileOfAFolderIsInItsList(String folder) throws IOException {
		Path list = Repository.ROOT.resolve(folder, "kustomization.yaml");
		try (Stream<Path> files = Files.walk(Repository.ROOT.resolve(folder))) {
			assertThat(Repository.yaml(list).findValues("files").stream().flatMap(JsonNode::valueStream))
				.extracting((file) -> Repository.ROOT.resolve(folder, file.asString()))
				.containsExactlyInAnyOrderElementsOf(files.filter(Files::isRegularFile)
					// Nor what only compose.replicas.yaml mounts
					.filter((file) -> !file.equals(list) && !file.toString().matches(".*/(tests|replicas)/.*"))
					.toList());
		}
	}

	@Test
	void rulesOfTheOperatorAreThoseOfPrometheus() {
		List<JsonNode> objects = Overlay.documents(Repository.text(OPERATOR));
		List<Path> files = Repository.files("prometheus/rules", ".yml");
		assertThat(objects).extracting(Overlay::nameOf)
			.isEqualTo(files.stream().map((file) -> file.getFileName().toString().replace(".yml", "")).toList());
		assertThat(objects.stream().flatMap((object) -> object.path("spec").path("groups").valueStream()))
			.containsExactlyElementsOf(files.stream().flatMap(SourceManifestTests::groups).toList());
	}

	private static Stream<JsonNode> groups(Path file) {
		JsonNode interval = Repository.yaml(Path.of("prometheus/prometheus.yml")).at("/global/evaluation_interval");
		return Repository.yaml(file)
			.path("groups")
			.valueStream()
			.peek((group) -> ((ObjectNode) group).putIfAbsent("interval", interval));
	}

	@Test
	void pageLinksToTracesAsInCompose() {
		Compose compose = new Compose(Map.of());
		assertThat(Repository.text(Path.of("kubernetes/overlays/local/kustomization.yaml")))
			.contains("- REVIEWSCOPE_TRACE_URL="
					+ compose.environment(compose.service("gateway-service")).get("REVIEWSCOPE_TRACE_URL") + "\n");
	}

	@ParameterizedTest
	@CsvSource({ "backends/prometheus.yaml, prometheus", "backends/alertmanager.yaml, alertmanager" })
	void backendsGetComposesOptions(String manifest, String service) {
		assertThat(Repository.text(Path.of("kubernetes", manifest))).contains(new Compose(Map.of()).service(service)
			.path("command")
			.valueStream()
			.map(JsonNode::asString)
			// A changed ConfigMap has another name, and replaces the pod
			.filter((option) -> !option.equals("--web.enable-lifecycle"))
			.toList());
	}

}
