package org.reviewscope.system.kubernetes;

import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * Whom a policy lets in and out. Its rules about other namespaces match no pod here.
 *
 * @param json the object
 */
record NetworkPolicy(JsonNode json) {

	private JsonNode spec() {
		return this.json.path("spec");
	}

	boolean selects(Workload workload) {
		return Labels.match(spec().path("podSelector"), workload.labels());
	}

	boolean isOf(String direction) {
		return spec().path("policyTypes").valueStream().anyMatch((type) -> type.asString().equals(direction));
	}

	boolean letsIn(Workload from, int port) {
		return lets("ingress", "from", from.labels(), port);
	}

	boolean letsOut(Workload to, int port) {
		return lets("egress", "to", to.labels(), port);
	}

	boolean letsOutTo(String namespace, int port) {
		return spec().path("egress")
			.valueStream()
			.filter((rule) -> concerns(rule, port))
			.flatMap((rule) -> rule.path("to").valueStream())
			.filter((peer) -> peer.has("namespaceSelector"))
			.anyMatch((peer) -> Labels.match(peer.path("namespaceSelector"),
					Map.of("kubernetes.io/metadata.name", namespace)));
	}

	/** From anywhere at all, or from another namespace. */
	boolean letsInFromOutside(int port) {
		return spec().path("ingress")
			.valueStream()
			.filter((rule) -> concerns(rule, port))
			.anyMatch((rule) -> !rule.has("from")
					|| rule.path("from").valueStream().anyMatch((peer) -> peer.has("namespaceSelector")));
	}

	private boolean lets(String rules, String peers, Map<String, String> labels, int port) {
		return spec().path(rules)
			.valueStream()
			.filter((rule) -> concerns(rule, port))
			.anyMatch((rule) -> !rule.has(peers) || rule.path(peers)
				.valueStream()
				.anyMatch((peer) -> !peer.has("namespaceSelector") && Labels.match(peer.path("podSelector"), labels)));
	}

	private static boolean concerns(JsonNode rule, int port) {
		return rule.path("ports").valueStream().anyMatch((allowed) -> allowed.path("port").asInt(0) == port);
	}

}
