package org.reviewscope.system.kubernetes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which pods reach which: both sides must allow it.
 */
@NeedsKubectl
class NetworkPolicyTests {

	private static final String[] SERVICES = { "gateway-service -> inference-service:8081",
			"gateway-service -> model-store-service:8082", "gateway-service -> otel-collector:4318",
			"inference-service -> model-store-service:8082", "inference-service -> otel-collector:4318",
			"model-store-service -> otel-collector:4318" };

	private static final String[] BACKENDS = { "alertmanager -> mailpit:1025", "grafana -> alertmanager:9093",
			"grafana -> loki:3100", "grafana -> prometheus:9090", "grafana -> tempo:3200", "loki -> alertmanager:9093",
			"otel-collector -> loki:3100", "otel-collector -> tempo:4318", "prometheus -> alertmanager:9093",
			"prometheus -> gateway-service:9080", "prometheus -> inference-service:9081",
			"prometheus -> model-store-service:9082", "prometheus -> otel-collector:8888",
			"prometheus -> otel-collector:8889" };

	private static final String[] FROM_OUTSIDE = { "gateway-service:8080", "gateway-service:9080",
			"inference-service:9081", "model-store-service:9082", "otel-collector:8888", "otel-collector:8889" };

	static Stream<Overlay> overlays() {
		return Overlay.all();
	}

	@ParameterizedTest
	@MethodSource("overlays")
	void whatNoPolicyAllowsIsDenied(Overlay overlay) {
		assertThat(overlay.ofKind("NetworkPolicy"))
			.filteredOn((policy) -> Overlay.nameOf(policy).equals("default-deny"))
			.singleElement()
			.extracting((policy) -> policy.path("spec"))
			.hasToString("{\"podSelector\":{},\"policyTypes\":[\"Ingress\",\"Egress\"]}");
	}

	@ParameterizedTest
	@MethodSource("overlays")
	void everyPolicySelectsAPodAndNamesItsPortsAndTypes(Overlay overlay) {
		assertThat(policies(overlay)).allSatisfy((policy) -> {
			List<Workload> selected = overlay.workloads().stream().filter(policy::selects).toList();
			assertThat(selected).isNotEmpty();
			assertThat(ports(policy, "ingress"))
				.isSubsetOf(selected.stream().flatMap((workload) -> workload.ports().values().stream()).toList());
			assertThat(List.of("Ingress", "Egress"))
				.filteredOn((type) -> policy.json().path("spec").has(type.toLowerCase(Locale.ROOT)))
				.allMatch(policy::isOf);
		});
	}

	@Test
	void inOneClusterServicesAndBackendsReachEachOther() {
		assertThat(reached(Overlay.of("local")))
			.containsExactlyInAnyOrder(Stream.of(SERVICES, BACKENDS).flatMap(Stream::of).toArray(String[]::new));
		assertThat(fromOutside(Overlay.of("local"))).containsExactly("gateway-service:8080");
	}

	@Test
	void onlyTheCollectorWritesToJaeger() {
		List<String> reached = reached(Overlay.of("jaeger"));
		assertThat(reached).containsAll(reached(Overlay.of("local")));
		assertThat(reached).hasSize(SERVICES.length + BACKENDS.length + 1).contains("otel-collector -> jaeger:4317");
		assertThat(fromOutside(Overlay.of("jaeger"))).containsExactlyInAnyOrder("gateway-service:8080", "jaeger:16686");
	}

	@Test
	void inProductionPrometheusAndTheControllerInFrontComeFromOutside() {
		Overlay one = Overlay.of("production");
		assertThat(reached(one)).containsExactlyInAnyOrder(SERVICES);
		assertThat(fromOutside(one)).containsExactlyInAnyOrder(FROM_OUTSIDE);
		assertThat(toBackends(one)).containsExactly("otel-collector");
	}

	@Test
	void ofTwoTiersOfCollectorsServicesReachTheFirstAndTheSecondReachesTheBackends() {
		Overlay tiers = Overlay.of("production-operators");
		assertThat(reached(tiers)).containsExactlyInAnyOrder(
				Stream.concat(Stream.of(SERVICES), Stream.of("otel-collector -> otel-collector-gateway:4317"))
					.toArray(String[]::new));
		assertThat(fromOutside(tiers)).containsExactlyInAnyOrder(Stream
			.concat(Stream.of(FROM_OUTSIDE), Stream.of("otel-collector-gateway:8888", "otel-collector-gateway:8889"))
			.toArray(String[]::new));
		assertThat(toBackends(tiers)).containsExactly("otel-collector-gateway");
	}

	@Test
	void inProductionNothingComesInFromJustAnywhere() {
		assertThat(List.of("production", "production-operators")).map(Overlay::of)
			.allSatisfy((overlay) -> assertThat(policies(overlay))
				.flatExtracting((policy) -> policy.json().findValues("ingress"))
				.flatExtracting((rules) -> rules.valueStream().toList())
				.allMatch((rule) -> rule.has("from")));
	}

	private static List<NetworkPolicy> policies(Overlay overlay) {
		return overlay.ofKind("NetworkPolicy").map(NetworkPolicy::new).toList();
	}

	private static List<Integer> ports(NetworkPolicy policy, String direction) {
		return policy.json()
			.path("spec")
			.path(direction)
			.valueStream()
			.flatMap((rule) -> rule.path("ports").valueStream())
			.map((port) -> port.path("port").asInt())
			.toList();
	}

	private static List<String> reached(Overlay overlay) {
		List<String> reached = new ArrayList<>();
		for (Workload to : overlay.workloads()) {
			to.ports().values().forEach((port) -> {
				Predicate<Workload> reaches = (from) -> some(overlay, to, (policy) -> policy.letsIn(from, port))
						&& some(overlay, from, (policy) -> policy.letsOut(to, port));
				overlay.workloads()
					.stream()
					.filter(reaches)
					.forEach((from) -> reached.add(from + " -> " + to + ":" + port));
			});
		}
		return reached;
	}

	private static List<String> fromOutside(Overlay overlay) {
		return overlay.workloads()
			.stream()
			.flatMap((workload) -> workload.ports()
				.values()
				.stream()
				.filter((port) -> some(overlay, workload, (policy) -> policy.letsInFromOutside(port)))
				.map((port) -> workload + ":" + port))
			.toList();
	}

	private static List<String> toBackends(Overlay overlay) {
		return overlay.workloads()
			.stream()
			.filter((workload) -> policies(overlay).stream()
				.anyMatch((policy) -> policy.selects(workload) && policy.letsOutTo("observability", 4318)))
			.map(Workload::name)
			.toList();
	}

	private static boolean some(Overlay overlay, Workload selected, Predicate<NetworkPolicy> allows) {
		return policies(overlay).stream().anyMatch((policy) -> policy.selects(selected) && allows.test(policy));
	}

}
