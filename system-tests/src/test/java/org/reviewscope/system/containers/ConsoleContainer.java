package org.reviewscope.system.containers;

import java.util.List;
import java.util.Map;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

import org.springframework.util.unit.DataSize;

/**
 * The console as {@code docs/tool.md} runs it, in a network and without any right.
 */
final class ConsoleContainer extends GenericContainer<ConsoleContainer> {

	/**
	 * Starts nothing yet.
	 * @param image the console's
	 * @param network where others reach it
	 * @param name by which it takes what they send
	 * @param volume what it keeps
	 */
	ConsoleContainer(String image, Network network, String name, String volume) {
		super(DockerImageName.parse(image));
		withNetwork(network).withNetworkAliases(name)
			.withEnv("REVIEWSCOPE_CONSOLE_HOSTS", name)
			.withCreateContainerCmdModifier((command) -> restrict(command.getHostConfig()))
			.waitingFor(Wait.forHealthcheck().withStartupTimeout(ComposeContainer.PATIENCE));
		getBinds().add(Bind.parse(volume + ":/data"));
	}

	/**
	 * Takes other ports than its own, and publishes them for this machine.
	 */
	ConsoleContainer publishing(int port, int otlpPort, int otlpGrpcPort) {
		withEnv("CONSOLE_PORT", "" + port).withEnv("OTLP_PORT", "" + otlpPort)
			.withEnv("OTLP_GRPC_PORT", "" + otlpGrpcPort);
		setPortBindings(List.of(port, otlpPort, otlpGrpcPort).stream().map("127.0.0.1:%1$d:%1$d"::formatted).toList());
		return this;
	}

	/**
	 * As {@code docker stop} does, which kills after ten seconds.
	 * @return the exit code
	 */
	long interrupt() {
		getDockerClient().stopContainerCmd(getContainerId()).withTimeout(10).exec();
		return getCurrentContainerInfo().getState().getExitCodeLong();
	}

	private static void restrict(HostConfig host) {
		host.withReadonlyRootfs(true)
			.withTmpFs(Map.of("/tmp", ""))
			.withCapDrop(Capability.ALL)
			.withSecurityOpts(List.of("no-new-privileges"))
			.withMemory(DataSize.ofMegabytes(512).toBytes());
	}

}
