package org.reviewscope.system.containers;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HealthCheck;
import com.github.dockerjava.api.model.HostConfig;
import org.reviewscope.system.harness.Repository;
import tools.jackson.databind.JsonNode;

import org.springframework.util.unit.DataSize;

/**
 * Does what Compose does with the keys that our file uses. A key that is not known here
 * is an error, and not a gap in the test.
 *
 * @param container the container to be
 * @param project what names volumes, so that no other run meets them
 */
record ComposeFlags(ComposeContainer container, String project) {

	void apply(JsonNode service) {
		service.properties().forEach((entry) -> apply(entry.getKey(), entry.getValue()));
	}

	private void apply(String key, JsonNode value) {
		switch (key) {
			case "cap_add" -> host((host) -> host.withCapAdd(capabilities(value)));
			case "cap_drop" -> host((host) -> host.withCapDrop(capabilities(value)));
			case "command" -> this.container.withCommand(strings(value).toArray(String[]::new));
			case "entrypoint" -> create((command) -> command.withEntrypoint(strings(value)));
			case "healthcheck" -> create((command) -> command.withHealthcheck(healthCheck(value)));
			case "mem_limit" -> host((host) -> host.withMemory(bytes(value)));
			case "network_mode" -> this.container.withNetworkMode(value.asString());
			case "ports" -> value.valueStream().forEach(this::expose);
			case "read_only" -> host((host) -> host.withReadonlyRootfs(value.asBoolean()));
			case "security_opt" -> host((host) -> host.withSecurityOpts(strings(value)));
			case "tmpfs" -> host((host) -> host.withTmpFs(tmpfs(value)));
			case "user" -> create((command) -> command.withUser(value.asString()));
			case "volumes" -> value.valueStream().forEach((volume) -> mount(volume.asString()));
			// The container's own, or for more than one of them, or for Docker's daemon
			case "build", "depends_on", "environment", "image", "logging", "restart", "stop_grace_period" -> {
			}
			default -> throw new IllegalStateException(
					"docker-compose.yaml says " + key + ", which this test does not know to apply");
		}
	}

	private void host(Consumer<HostConfig> change) {
		create((command) -> change.accept(command.getHostConfig()));
	}

	private void create(Consumer<CreateContainerCmd> change) {
		this.container.withCreateContainerCmdModifier(change);
	}

	/** Publishes on any free port of this machine: the one in the file may be in use. */
	private void expose(JsonNode port) {
		String[] parts = port.asString().split(":");
		this.container.addExposedPort(Integer.parseInt(parts[parts.length - 1]));
	}

	private void mount(String volume) {
		String source = volume.startsWith("./")
				? Repository.ROOT.resolve(volume.substring(2, volume.indexOf(':'))).toString()
				: this.project + "-" + volume.substring(0, volume.indexOf(':'));
		this.container.getBinds().add(Bind.parse(source + volume.substring(volume.indexOf(':'))));
	}

	/** With Docker's options, as Compose leaves them. */
	private static Map<String, String> tmpfs(JsonNode paths) {
		return strings(paths).stream().collect(Collectors.toMap((path) -> path, (_) -> ""));
	}

	private static Capability[] capabilities(JsonNode names) {
		return strings(names).stream().map(Capability::valueOf).toArray(Capability[]::new);
	}

	private static HealthCheck healthCheck(JsonNode value) {
		if (value.path("disable").asBoolean(false)) {
			return new HealthCheck().withTest(List.of("NONE"));
		}
		return new HealthCheck().withTest(strings(value.path("test")))
			.withInterval(nanos(value.path("interval")))
			.withTimeout(nanos(value.path("timeout")))
			.withRetries(value.path("retries").asInt());
	}

	private static long nanos(JsonNode seconds) {
		return Duration.parse("PT" + seconds.asString()).toNanos();
	}

	private static long bytes(JsonNode megabytes) {
		return DataSize.parse(megabytes.asString().replace("m", "MB")).toBytes();
	}

	private static List<String> strings(JsonNode list) {
		return list.valueStream().map(JsonNode::asString).toList();
	}

}
