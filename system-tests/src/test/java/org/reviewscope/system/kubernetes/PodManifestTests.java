package org.reviewscope.system.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reviewscope.system.harness.Compose;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What each pod of each overlay must have.
 */
@NeedsKubectl
class PodManifestTests {

	private static final Pattern SECRET = Pattern.compile("(?i).*(token|password|secret).*");

	private static final Compose COMPOSE = new Compose(Map.of(), "compose.jaeger.yaml");

	static Stream<Arguments> workloads() {
		return Overlay.all()
			.flatMap((overlay) -> overlay.workloads().stream().map((workload) -> Arguments.of(overlay, workload)));
	}

	@ParameterizedTest
	@MethodSource("workloads")
	void podHasNoRights(Overlay overlay, Workload workload) {
		JsonNode security = workload.pod().path("securityContext");
		assertThat(security.path("runAsUser").asInt(0)).isPositive();
		assertThat(security.path("runAsGroup").asInt(0)).isPositive();
		assertThat(security.path("fsGroup")).isEqualTo(security.path("runAsGroup"));
		assertThat(security.path("runAsNonRoot").asBoolean(false)).isTrue();
		assertThat(security.path("seccompProfile").path("type").asString("")).isEqualTo("RuntimeDefault");
		assertThat(workload.pod().path("automountServiceAccountToken").asBoolean(true)).isFalse();
		assertThat(workload.pod().path("enableServiceLinks").asBoolean(true)).isFalse();
	}

	@ParameterizedTest
	@MethodSource("workloads")
	void onlyContainerHasNoRights(Overlay overlay, Workload workload) {
		assertThat(workload.pod().path("containers").size()).isEqualTo(1);
		assertThat(workload.pod().has("initContainers")).isFalse();
		JsonNode security = workload.container().path("securityContext");
		assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
		assertThat(security.path("readOnlyRootFilesystem").asBoolean(false)).isTrue();
		assertThat(security.path("capabilities")).hasToString("{\"drop\":[\"ALL\"]}");
	}

	@ParameterizedTest
	@MethodSource("workloads")
	void servicesRunAsTheUserOfTheirImage(Overlay overlay, Workload workload) {
		if (workload.isService()) {
			assertThat(workload.pod().path("securityContext").path("runAsUser").asInt()).isEqualTo(10001);
		}
	}

	@ParameterizedTest
	@MethodSource("workloads")
	void probesAskPortsOfTheContainer(Overlay overlay, Workload workload) {
		assertThat(List.of("startupProbe", "readinessProbe", "livenessProbe")).allSatisfy((probe) -> {
			JsonNode asked = workload.container().path(probe);
			String port = asked.path("httpGet")
				.path("port")
				.asString(asked.path("tcpSocket").path("port").asString(""));
			assertThat(workload.ports()).containsKey(port);
			assertThat(port.equals("management")).isEqualTo(workload.isService());
		});
	}

	@ParameterizedTest
	@MethodSource("workloads")
	void limitsAreThoseOfCompose(Overlay overlay, Workload workload) {
		JsonNode resources = workload.container().path("resources");
		String memory = COMPOSE.service(workload.program()).path("mem_limit").asString("").replace("m", "Mi");
		assertThat(resources.path("limits").path("memory").asString("")).isEqualTo(memory);
		assertThat(resources.path("requests").path("memory").asString("")).isEqualTo(memory);
		assertThat(resources.path("requests").path("cpu").asString("")).isNotEmpty();
		// The JVM sizes its pools by it
		assertThat(resources.path("limits").has("cpu")).isEqualTo(workload.isService());
	}

	@ParameterizedTest
	@MethodSource("workloads")
	void imageIsThatOfCompose(Overlay overlay, Workload workload) {
		assertThat(workload.container().path("image").asString("").replaceFirst("^registry.example/", ""))
			.isEqualTo(COMPOSE.service(workload.program()).path("image").asString(""));
	}

	@ParameterizedTest
	@MethodSource("workloads")
	void secretsAreReferencesOnly(Overlay overlay, Workload workload) {
		assertThat(overlay.ofKind("Secret")).isEmpty();
		assertThat(workload.container().path("env").valueStream())
			.filteredOn((variable) -> SECRET.matcher(variable.path("name").asString()).matches())
			.allSatisfy((variable) -> assertThat(variable.path("valueFrom").path("secretKeyRef").has("key")).isTrue());
	}

	@ParameterizedTest
	@MethodSource("workloads")
	void volumesAreMountedAndMountsAreVolumes(Overlay overlay, Workload workload) {
		assertThat(workload.container().path("volumeMounts").valueStream()).extracting((mount) -> mount.path("name"))
			.extracting(JsonNode::asString)
			.containsExactlyInAnyOrderElementsOf(workload.volumes());
	}

	@ParameterizedTest
	@MethodSource("workloads")
	void servicesHaveTimeToStop(Overlay overlay, Workload workload) {
		if (workload.isService()) {
			int preStop = workload.container().path("lifecycle").path("preStop").path("sleep").path("seconds").asInt(0);
			String stop = COMPOSE.service(workload.program()).path("stop_grace_period").asString("");
			assertThat(preStop).isPositive();
			assertThat(workload.pod().path("terminationGracePeriodSeconds").asInt(0) + "s")
				.isEqualTo(preStop + Integer.parseInt(stop.replace("s", "")) + "s");
		}
	}

}
