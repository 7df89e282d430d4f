package org.reviewscope.system.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.model.ExposedPort;
import org.awaitility.Awaitility;
import org.reviewscope.system.harness.Compose;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.startupcheck.OneShotStartupCheckStrategy;
import org.testcontainers.containers.wait.strategy.WaitStrategy;
import org.testcontainers.utility.DockerImageName;
import tools.jackson.databind.JsonNode;

/**
 * One container with the flags that Compose would give it. Its output is in
 * {@code target/system-tests}.
 */
final class ComposeContainer extends GenericContainer<ComposeContainer> {

	static final Duration PATIENCE = Duration.ofMinutes(4);

	private final int stopSeconds;

	ComposeContainer(String name, Compose compose, Network network, String project) {
		super(DockerImageName.parse(compose.service(name).path("image").asString()));
		JsonNode service = compose.service(name);
		this.stopSeconds = Integer.parseInt(service.path("stop_grace_period").asString("10s").replace("s", ""));
		withNetwork(network).withNetworkAliases(name)
			.withEnv(compose.environment(service))
			.withLogConsumer((frame) -> log(name, frame));
		new ComposeFlags(this, project).apply(service);
	}

	/** Starts, and waits as long as a busy machine may take. */
	ComposeContainer startAndWaitFor(WaitStrategy ready) {
		waitingFor(ready.withStartupTimeout(PATIENCE)).start();
		return this;
	}

	/** Runs a container that does its work and ends. */
	void runToItsEnd() {
		withStartupCheckStrategy(new OneShotStartupCheckStrategy().withTimeout(Duration.ofMinutes(1)));
		try (this) {
			start();
		}
	}

	/**
	 * Where this machine reaches a container's port now; each start publishes another
	 * one.
	 */
	String url(int port) {
		String published = getCurrentContainerInfo().getNetworkSettings()
			.getPorts()
			.getBindings()
			.get(ExposedPort.tcp(port))[0].getHostPortSpec();
		return "http://" + getHost() + ":" + published;
	}

	ContainerState state() {
		return getCurrentContainerInfo().getState();
	}

	/** As {@code docker compose stop} does. */
	void interrupt() {
		getDockerClient().stopContainerCmd(getContainerId()).withTimeout(this.stopSeconds).exec();
	}

	void startAgain() {
		getDockerClient().startContainerCmd(getContainerId()).exec();
		Awaitility.await(getDockerImageName() + " is healthy again")
			.atMost(PATIENCE)
			.until(() -> state().getHealth().getStatus().equals("healthy"));
	}

	/** What a command in the container prints. */
	ExecResult run(String... command) {
		try {
			return execInContainer(command);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static void log(String name, OutputFrame frame) {
		try {
			Path file = Files.createDirectories(Path.of("target/system-tests")).resolve("container-" + name + ".log");
			Files.write(file, (frame.getBytes() != null) ? frame.getBytes() : new byte[0], StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
