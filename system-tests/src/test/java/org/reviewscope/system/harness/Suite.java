package org.reviewscope.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * The three services and the console as processes, on free ports, with an empty data
 * directory and real OTLP between them.
 */
public final class Suite implements AutoCloseable {

	public static final String ADMIN_TOKEN = "system-tests";

	private static final List<String> STOP_ORDER = List.of("gateway-service", "inference-service",
			"model-store-service", "dev-console");

	private final Map<String, String> urls = new HashMap<>();

	private final Map<String, ServiceProcess> processes = new HashMap<>();

	private final List<Path> extras;

	private final UnaryOperator<String> wires;

	private final Path certificates;

	private final Path dataDirectory = emptyDirectory();

	private Suite(List<Path> extras, UnaryOperator<String> wires, Path certificates) {
		this.extras = extras;
		this.wires = wires;
		this.certificates = certificates;
	}

	static Suite start() {
		Suite suite = new Suite(List.of(), UnaryOperator.identity(), null);
		return suite.awaitReady(() -> suite.startServices(suite.startConsole()));
	}

	/**
	 * Starts the services without the console; their telemetry goes to another receiver.
	 * @param environment where their telemetry goes, and more of their settings
	 * @return the suite without its console
	 */
	public static Suite startWithoutConsole(Map<String, String> environment) {
		Suite suite = new Suite(List.of(), UnaryOperator.identity(), null);
		return suite.awaitReady(() -> suite.startServices(environment));
	}

	/**
	 * Starts the services without the console and with faults to switch on.
	 * @param environment where their telemetry goes, and more of their settings
	 * @return the suite without its console
	 */
	public static Suite startWithFaults(Map<String, String> environment) {
		return startWithFaults(environment, UnaryOperator.identity());
	}

	/**
	 * Starts the services without the console, with faults to switch on, and with
	 * something between them.
	 * @param environment where their telemetry goes, and more of their settings
	 * @param wires gives the URL at which the others find a service
	 * @return the suite without its console
	 */
	public static Suite startWithFaults(Map<String, String> environment, UnaryOperator<String> wires) {
		Map<String, String> faulty = new HashMap<>(environment);
		faulty.put("REVIEWSCOPE_FAULTS_ENABLED", "true");
		Suite suite = new Suite(List.of(ServiceJar.jar("fault-injection")), wires, null);
		return suite.awaitReady(() -> suite.startServices(faulty));
	}

	/**
	 * Starts the services with faults to switch on, and the console, which also reads
	 * their metrics.
	 * @param environment more of the services' settings
	 * @return the suite
	 */
	public static Suite startWithFaultsAndConsole(Map<String, String> environment) {
		Map<String, String> faulty = new HashMap<>(environment);
		faulty.put("REVIEWSCOPE_FAULTS_ENABLED", "true");
		Suite suite = new Suite(List.of(ServiceJar.jar("fault-injection")), UnaryOperator.identity(), null);
		return suite.awaitReady(() -> {
			List<Integer> ports = Ports.free(9);
			faulty.put("OTEL_EXPORTER_OTLP_ENDPOINT", suite.at("otlp", ports.get(7)));
			suite.startServices(faulty, ports);
			suite.startConsole(ports.subList(6, 9), suite.scrapeTargets());
		});
	}

	/**
	 * Starts the services so that they know each other by certificates.
	 * @param certificates a folder for each service
	 * @param environment where their telemetry goes, and more of their settings
	 * @return the suite without its console
	 */
	public static Suite startWithCertificates(Path certificates, Map<String, String> environment) {
		Suite suite = new Suite(List.of(), UnaryOperator.identity(), certificates);
		return suite.awaitReady(() -> suite.startServices(environment));
	}

	private void startServices(Map<String, String> environment) {
		startServices(environment, Ports.free(6));
	}

	private void startServices(Map<String, String> environment, List<Integer> ports) {
		Map<String, String> shared = new HashMap<>(environment);
		shared.put("MODEL_STORE_URL", this.wires.apply(internalAt("model-store-service", ports.get(0))));
		shared.put("INFERENCE_URL", this.wires.apply(internalAt("inference-service", ports.get(1))));
		shared.put("REVIEWSCOPE_DATA_DIR", this.dataDirectory.toString());
		shared.putIfAbsent("MODEL_STORE_ADMIN_TOKEN", ADMIN_TOKEN);
		at("gateway-service", ports.get(2));
		startService("model-store-service", ports.get(0), ports.get(3), shared);
		startService("inference-service", ports.get(1), ports.get(4), shared);
		startService("gateway-service", ports.get(2), ports.get(5), shared);
	}

	/** Stops what was started when the suite does not start as a whole. */
	private Suite awaitReady(Runnable start) {
		try {
			start.run();
			this.processes.values().forEach(ServiceProcess::awaitReady);
			return this;
		}
		catch (RuntimeException ex) {
			try (this) {
				throw ex;
			}
		}
	}

	public String gateway(String path) {
		return url("gateway-service") + path;
	}

	public String console(String path) {
		return url("dev-console") + path;
	}

	public String url(String service) {
		return this.urls.get(service);
	}

	public String management(String service) {
		return this.urls.get(service + " management");
	}

	/** Where each service has a folder of its own. */
	public Path dataDirectory() {
		return this.dataDirectory;
	}

	public ServiceProcess process(String service) {
		return this.processes.get(service);
	}

	@Override
	public void close() {
		ServiceProcess.stopAll(STOP_ORDER.stream().map(this.processes::get).filter(Objects::nonNull).toList());
	}

	private String internalAt(String name, int port) {
		at(name, port);
		this.urls.computeIfPresent(name,
				(_, url) -> (this.certificates != null) ? url.replace("http:", "https:") : url);
		return url(name);
	}

	private String at(String name, int port) {
		this.urls.put(name, "http://localhost:" + port);
		return url(name);
	}

	/**
	 * Starts the console, and returns the environment variables that the services need
	 * for it.
	 */
	private Map<String, String> startConsole() {
		List<Integer> ports = Ports.free(3);
		startConsole(ports, Map.of());
		return Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", at("otlp", ports.get(1)), "REVIEWSCOPE_TRACE_URL",
				console("/traces/{traceId}"));
	}

	private void startConsole(List<Integer> ports, Map<String, String> settings) {
		Map<String, String> environment = new HashMap<>(settings);
		at("dev-console", ports.get(0));
		environment.put("CONSOLE_PORT", "" + ports.get(0));
		environment.put("OTLP_PORT", "" + ports.get(1));
		environment.put("OTLP_GRPC_PORT", "" + ports.get(2));
		environment.put("REVIEWSCOPE_DATA_DIR", "target/system-tests/console");
		// With the pages of the suite, which the jar alone has not
		environment.put("REVIEWSCOPE_CONSOLE_SUITE", "true");
		this.processes.put("dev-console",
				ServiceProcess.start("dev-console", console("/api/traces?limit=1"), environment));
	}

	/** As JSON, because names of variables have no hyphens. */
	private Map<String, String> scrapeTargets() {
		String targets = STOP_ORDER.stream()
			.filter((name) -> this.urls.containsKey(name + " management"))
			.map((name) -> "\"%s\":\"%s/actuator/prometheus\"".formatted(name, management(name)))
			.collect(Collectors.joining(",", "{", "}"));
		return Map.of("SPRING_APPLICATION_JSON", "{\"reviewscope.console.scrape.targets\":" + targets + "}");
	}

	private void startService(String name, int port, int managementPort, Map<String, String> shared) {
		String ready = at(name + " management", managementPort) + "/actuator/health/readiness";
		Map<String, String> environment = new HashMap<>(shared);
		environment.put("SERVER_PORT", "" + port);
		environment.put("MANAGEMENT_SERVER_PORT", "" + managementPort);
		if (this.certificates != null) {
			environment.put("SPRING_PROFILES_ACTIVE", "mtls");
			environment.put("REVIEWSCOPE_TLS_DIRECTORY", this.certificates.resolve(name).toString());
		}
		else {
			ready = url(name) + "/readyz";
		}
		this.processes.put(name, ServiceProcess.start(name, ready, environment, this.extras));
	}

	private static Path emptyDirectory() {
		try {
			return Files.createTempDirectory(Files.createDirectories(Path.of("target/system-tests")), "data")
				.toAbsolutePath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
