package org.reviewscope.system.containers;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import org.reviewscope.system.harness.Compose;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.containers.wait.strategy.WaitStrategy;

/**
 * The three services, the Collector and Prometheus as {@code docker compose up} would run
 * them, but on free ports. Tempo and Loki start only when a test asks for them.
 */
final class Containers implements AutoCloseable {

	static final List<String> SERVICES = List.of("model-store-service", "inference-service", "gateway-service");

	/** Part of the names of volumes, so that no other run meets them. */
	private final String project = "reviewscope-" + UUID.randomUUID();

	private final Network network = Network.newNetwork();

	private final Map<String, ComposeContainer> running = new TreeMap<>();

	private final Compose compose;

	/**
	 * Reads Compose's files and starts nothing yet.
	 * @param overrides files over {@code docker-compose.yaml}
	 */
	Containers(String... overrides) {
		if (!DockerClientFactory.instance().isDockerAvailable()) {
			throw new IllegalStateException("No Docker engine answers: start one, or set DOCKER_HOST,"
					+ " or leave -Pcontainers out. .ci/containers sets everything up that these tests need.");
		}
		this.compose = new Compose(System.getenv(), overrides);
		ServiceImages.build(this.compose, SERVICES);
		SERVICES.forEach(this::requireImage);
	}

	static Containers start() {
		Containers containers = new Containers();
		try {
			containers.container("otel-collector-volume").runToItsEnd();
			// Its image has no health check, as it has nothing that could ask
			containers.start("otel-collector", Wait.forHttp("/").forPort(13133));
			Stream.concat(SERVICES.stream(), Stream.of("prometheus")).forEach(containers::get);
			return containers;
		}
		catch (RuntimeException ex) {
			containers.close();
			throw ex;
		}
	}

	/**
	 * A running container of Compose's file.
	 * @param service its name there
	 * @return the container, healthy
	 */
	ComposeContainer get(String service) {
		ComposeContainer known = this.running.get(service);
		return (known != null) ? known : start(service, Wait.forHealthcheck());
	}

	String url(String service, int port) {
		return get(service).url(port);
	}

	@Override
	public void close() {
		this.running.values().forEach(ComposeContainer::stop);
		removeVolumes();
		this.network.close();
	}

	/** Testcontainers would look for it in a registry for minutes. */
	private void requireImage(String service) {
		String image = this.compose.service(service).path("image").asString();
		try {
			DockerClientFactory.instance().client().inspectImageCmd(image).exec();
		}
		catch (NotFoundException ex) {
			throw new IllegalStateException("There is no image " + image + ": leave -Dreviewscope.images=there out",
					ex);
		}
	}

	private void removeVolumes() {
		DockerClient docker = DockerClientFactory.instance().client();
		docker.listVolumesCmd()
			.withFilter("name", List.of(this.project))
			.exec()
			.getVolumes()
			.forEach((volume) -> docker.removeVolumeCmd(volume.getName()).exec());
	}

	private ComposeContainer start(String service, WaitStrategy ready) {
		ComposeContainer container = container(service);
		this.running.put(service, container);
		return container.startAndWaitFor(ready);
	}

	private ComposeContainer container(String service) {
		return new ComposeContainer(service, this.compose, this.network, this.project);
	}

}
