package org.reviewscope.system.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * A Deployment or StatefulSet, of one container.
 *
 * @param json the object
 */
record Workload(JsonNode json) {

	String name() {
		return Overlay.nameOf(this.json);
	}

	JsonNode pod() {
		return this.json.path("spec").path("template").path("spec");
	}

	JsonNode container() {
		return pod().path("containers").path(0);
	}

	/** Its name in Compose: two workloads may run the same. */
	String program() {
		return container().path("name").asString();
	}

	List<String> arguments() {
		return container().path("args").valueStream().map(JsonNode::asString).toList();
	}

	boolean isService() {
		return name().endsWith("-service");
	}

	Map<String, String> labels() {
		return Labels.of(this.json.path("spec").path("template").path("metadata").path("labels"));
	}

	/** The numbers of the ports, by their names. */
	Map<String, Integer> ports() {
		return container().path("ports")
			.valueStream()
			.collect(Collectors.toMap((port) -> port.path("name").asString(),
					(port) -> port.path("containerPort").asInt()));
	}

	List<String> volumes() {
		Stream<JsonNode> claims = this.json.path("spec").path("volumeClaimTemplates").valueStream();
		return Stream
			.concat(pod().path("volumes").valueStream().map((volume) -> volume.path("name").asString()),
					claims.map(Overlay::nameOf))
			.toList();
	}

	/** The ConfigMaps that the pod cannot start without. */
	Stream<String> configMaps() {
		return Stream
			.concat(pod().path("volumes").valueStream().map((volume) -> volume.path("configMap")),
					container().path("envFrom").valueStream().map((source) -> source.path("configMapRef")))
			.map((reference) -> reference.path("name").asString(""))
			.filter((name) -> !name.isEmpty());
	}

	@Override
	public String toString() {
		return name();
	}

}
