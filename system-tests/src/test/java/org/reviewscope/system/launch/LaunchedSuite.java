package org.reviewscope.system.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Ports;
import org.reviewscope.system.harness.ServiceJar;
import tools.jackson.databind.JsonNode;

import static org.awaitility.Awaitility.await;

/**
 * The suite as {@code ./mvnw -Pup} starts it, on free ports and with an empty data
 * directory.
 *
 * @param launcher its process, which also is the console
 * @param ports by the variable that sets them
 */
record LaunchedSuite(Process launcher, Map<String, Integer> ports) implements AutoCloseable {

	static final List<String> SERVICES = List.of("model-store-service", "inference-service", "gateway-service");

	private static final List<String> VARIABLES = List.of("MODEL_STORE_PORT", "MODEL_STORE_MANAGEMENT_PORT",
			"INFERENCE_PORT", "INFERENCE_MANAGEMENT_PORT", "GATEWAY_PORT", "GATEWAY_MANAGEMENT_PORT", "CONSOLE_PORT",
			"OTLP_PORT", "OTLP_GRPC_PORT");

	/**
	 * Starts it and waits until all services are ready.
	 * @param folder an empty folder, which it takes for the repository
	 * @return the suite
	 * @throws IOException if the folder cannot be written
	 */
	static LaunchedSuite start(Path folder) throws IOException {
		for (String service : SERVICES) {
			layOut(folder, service);
		}
		List<Integer> free = Ports.free(VARIABLES.size());
		Map<String, Integer> ports = VARIABLES.stream()
			.collect(Collectors.toMap((name) -> name, (name) -> free.get(VARIABLES.indexOf(name))));
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", ServiceJar.extracted("dev-console").toString(),
				"org.reviewscope.console.launch.Launcher")
			.directory(folder.toFile())
			.redirectErrorStream(true)
			.redirectOutput(folder.resolve("launcher.log").toFile());
		ports.forEach((name, port) -> builder.environment().put(name, "" + port));
		return new LaunchedSuite(builder.start(), ports).awaitReady();
	}

	LaunchedSuite awaitReady() {
		try {
			await().atMost(Duration.ofMinutes(3))
				.failFast("The launcher has ended", () -> !this.launcher.isAlive())
				.ignoreExceptions()
				.until(() -> SERVICES.stream()
					.allMatch((name) -> status(name).path("state").asString().equals("READY")));
			return this;
		}
		catch (RuntimeException ex) {
			try (this) {
				throw ex;
			}
		}
	}

	String console(String path) {
		return "http://localhost:" + this.ports.get("CONSOLE_PORT") + path;
	}

	String gateway(String path) {
		return "http://localhost:" + this.ports.get("GATEWAY_PORT") + path;
	}

	JsonNode status(String service) {
		return Http.get(console("/api/services"))
			.json()
			.valueStream()
			.filter((status) -> status.path("name").asString().equals(service))
			.findFirst()
			.orElseThrow();
	}

	/** Sends SIGTERM, upon which the launcher stops the services. */
	@Override
	public void close() {
		this.launcher.destroy();
		try {
			if (!this.launcher.waitFor(60, TimeUnit.SECONDS)) {
				this.launcher.descendants().forEach(ProcessHandle::destroyForcibly);
				this.launcher.destroyForcibly();
				throw new IllegalStateException("The launcher did not stop in 60 s");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	// What the build leaves for the launcher: here, the jar with its libraries stands for
	// the classes
	private static void layOut(Path folder, String service) throws IOException {
		Path target = folder.resolve(service).resolve("target");
		Files.createDirectories(target.resolve("classes"));
		Files.writeString(target.resolve("classpath.txt"), ServiceJar.extracted(service).toString());
		// In place of a folder: the launcher gives up making AOT caches for a second
		// start, which this suite does not have
		Files.writeString(Files.createDirectories(folder.resolve("data/up").resolve(service)).resolve("training"), "");
	}

}
