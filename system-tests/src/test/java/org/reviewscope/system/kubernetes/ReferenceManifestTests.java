package org.reviewscope.system.kubernetes;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the objects of an overlay refer to exists.
 */
@NeedsKubectl
class ReferenceManifestTests {

	private static final String CONFIG = "--config=/etc/otel-collector/";

	static Stream<Overlay> overlays() {
		return Overlay.all();
	}

	@ParameterizedTest
	@MethodSource("overlays")
	void serviceSelectsOneWorkloadAndItsPorts(Overlay overlay) {
		assertThat(overlay.ofKind("Service")).isNotEmpty().allSatisfy((service) -> {
			Map<String, String> selector = Labels.of(service.path("spec").path("selector"));
			assertThat(overlay.workloads())
				.filteredOn((workload) -> workload.labels().entrySet().containsAll(selector.entrySet()))
				.singleElement()
				.satisfies((workload) -> assertThat(service.path("spec").path("ports").valueStream())
					.allSatisfy((port) -> assertThat(workload.ports()).containsEntry(port.path("targetPort").asString(),
							port.path("port").asInt())));
		});
	}

	@ParameterizedTest
	@MethodSource("overlays")
	void workloadSelectsItsOwnPodsAlone(Overlay overlay) {
		assertThat(overlay.workloads()).allSatisfy((workload) -> assertThat(overlay.workloads())
			.filteredOn((other) -> Labels.match(workload.json().path("spec").path("selector"), other.labels()))
			.containsExactly(workload));
	}

	@ParameterizedTest
	@MethodSource("overlays")
	void everyConfigMapIsUsedAndEachThatIsUsedIsThere(Overlay overlay) {
		assertThat(overlay.workloads().stream().flatMap(Workload::configMaps).distinct())
			.containsExactlyInAnyOrderElementsOf(overlay.ofKind("ConfigMap")
				.map(Overlay::nameOf)
				// Without a Grafana of our own they are for the cluster's
				.filter((name) -> overlay.name().matches("local|jaeger") || !name.startsWith("dashboards-"))
				.toList());
	}

	@ParameterizedTest
	@MethodSource("overlays")
	void budgetsAndAutoscalersConcernWorkloadsThatMayBeSeveral(Overlay overlay) {
		assertThat(overlay.ofKind("PodDisruptionBudget", "HorizontalPodAutoscaler"))
			.allSatisfy((object) -> assertThat(overlay.workloads())
				.filteredOn((workload) -> workload.name().equals(Overlay.nameOf(object)))
				.singleElement()
				.satisfies((workload) -> assertThat(workload.json().path("spec").path("replicas").asInt(2))
					.isGreaterThan(1))
				.satisfies((workload) -> assertThat(workload.pod().path("topologySpreadConstraints").valueStream())
					.allMatch((spread) -> Labels.match(spread.path("labelSelector"), workload.labels()))));
	}

	@ParameterizedTest
	@MethodSource("overlays")
	void autoscalerScalesTheKindThatIsThere(Overlay overlay) {
		assertThat(overlay.ofKind("HorizontalPodAutoscaler")).allSatisfy((scaler) -> {
			JsonNode target = scaler.path("spec").path("scaleTargetRef");
			assertThat(overlay.ofKind(target.path("kind").asString()))
				.filteredOn((object) -> Overlay.nameOf(object).equals(target.path("name").asString()))
				.singleElement()
				// Else each apply would set the number back
				.satisfies((object) -> assertThat(object.path("spec").has("replicas")).isFalse());
		});
	}

	@Test
	void eachTierOfCollectorsReadsItsOwnFileAfterTheCommonOne() {
		Map<String, Workload> tiers = Overlay.of("production-operators")
			.workloads()
			.stream()
			.filter((workload) -> workload.program().equals("otel-collector"))
			.collect(Collectors.toMap(Workload::name, (workload) -> workload));
		assertThat(tiers).containsOnlyKeys("otel-collector", "otel-collector-gateway");
		assertThat(tiers.get("otel-collector").arguments()).containsExactly(CONFIG + "config.yaml",
				CONFIG + "agent.yaml");
		assertThat(tiers.get("otel-collector-gateway").arguments()).containsExactly(CONFIG + "config.yaml",
				CONFIG + "gateway.yaml");
	}

	@Test
	void agentsFindTheAddressesOfAllGateways() {
		JsonNode resolver = Repository.yaml(Path.of("otel-collector/agent.yaml"))
			.at("/exporters/load_balancing/resolver/dns");
		assertThat(Overlay.of("production-operators").ofKind("Service"))
			.filteredOn((service) -> resolver.path("hostname")
				.asString()
				.equals("${env:GATEWAYS_HOST:-%s}".formatted(Overlay.nameOf(service))))
			.singleElement()
			.satisfies((service) -> assertThat(service.path("spec").path("clusterIP").asString()).isEqualTo("None"))
			.satisfies((service) -> assertThat(service.path("spec").path("ports").findValuesAsString("port"))
				.contains(resolver.path("port").asString()));
	}

	@Test
	void onlyTheMainPortOfTheGatewayIsPublic() {
		assertThat(backends(Overlay.of("production"), "Ingress"))
			.containsExactly("{\"service\":{\"name\":\"gateway-service\",\"port\":{\"name\":\"http\"}}}");
		assertThat(backends(Overlay.of("production-operators"), "Ingress")).isEmpty();
		assertThat(backends(Overlay.of("production-operators"), "HTTPRoute"))
			.containsExactly("{\"name\":\"gateway-service\",\"port\":8080}");
	}

	private static Stream<String> backends(Overlay overlay, String kind) {
		return overlay.ofKind(kind)
			.flatMap((object) -> Stream.concat(object.findValues("backend").stream(),
					object.findValues("backendRefs").stream().flatMap(JsonNode::valueStream)))
			.map(JsonNode::toString);
	}

	@Test
	void recordsThatWaitLieOnAVolumeThatOutlivesItsPod() {
		assertThat(Overlay.all().toList()).allSatisfy((overlay) -> {
			JsonNode inference = overlay.ofKind("StatefulSet")
				.filter((object) -> Overlay.nameOf(object).equals("inference-service"))
				.findFirst()
				.orElseThrow();
			assertThat(inference.path("spec").path("persistentVolumeClaimRetentionPolicy"))
				.hasToString("{\"whenDeleted\":\"Retain\",\"whenScaled\":\"Retain\"}");
			assertThat(new Workload(inference).container().path("volumeMounts").toString())
				.contains("{\"mountPath\":\"/data\",\"name\":\"data\"}");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "otel-collector", "prometheus", "alertmanager", "tempo", "loki", "grafana/dashboards",
			"grafana/provisioning", "docs/runbooks" })
	void configMapsHoldTheFilesThatComposeMounts(String folder) {
		Path list = Path.of(folder, "kustomization.yaml");
		assertThat(Repository.yaml(list).findValues("files").stream().flatMap(JsonNode::valueStream))
			.extracting((file) -> Path.of(folder, file.asString()))
			.isNotEmpty()
			.allSatisfy((file) -> assertThat(Overlay.of("local").ofKind("ConfigMap"))
				.extracting((map) -> map.path("data").path(file.getFileName().toString()).asString(""))
				.contains(Repository.text(file)));
	}

	@Test
	void scrapedInProductionIsWhatPrometheusScrapesInCompose() {
		assertThat(Overlay.of("production-operators").ofKind("ServiceMonitor"))
			.allMatch((monitor) -> monitor.path("spec").path("jobLabel").asString("").equals("app.kubernetes.io/name"))
			.flatExtracting((monitor) -> monitor.path("spec").path("endpoints").valueStream().toList())
			.allMatch((endpoint) -> endpoint.path("interval").asString("").equals("15s"))
			.extracting((endpoint) -> endpoint.path("port").asString())
			.containsExactlyInAnyOrder("management", "metrics", "span-metrics");
	}

}
