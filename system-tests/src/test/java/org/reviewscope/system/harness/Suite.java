package org.reviewscope.system.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

	private Suite() {
	}

	static Suite start() {
		Suite suite = new Suite();
		List<Integer> ports = freePorts(2);
		String console = suite.at("dev-console", ports.get(0));
		String otlp = suite.at("otlp", ports.get(1));
		suite.startConsole(ports.get(0), ports.get(1));
		return suite
			.startServices(
					Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", otlp, "REVIEWSCOPE_TRACE_URL", console + "/traces/{traceId}"))
			.awaitReady();
	}

	/**
	 * Starts the services alone, of which somebody else is told.
	 * @param environment where their telemetry goes, and more of their settings
	 * @return the suite without its console
	 */
	public static Suite startWithoutConsole(Map<String, String> environment) {
		return new Suite().startServices(environment).awaitReady();
	}

	private Suite startServices(Map<String, String> environment) {
		List<Integer> ports = freePorts(6);
		Map<String, String> shared = new HashMap<>(environment);
		shared.put("MODEL_STORE_URL", at("model-store-service", ports.get(0)));
		shared.put("INFERENCE_URL", at("inference-service", ports.get(1)));
		shared.put("REVIEWSCOPE_DATA_DIR", emptyDirectory().toString());
		shared.put("MODEL_STORE_ADMIN_TOKEN", ADMIN_TOKEN);
		at("gateway-service", ports.get(2));
		startService("model-store-service", ports.get(0), ports.get(3), shared);
		startService("inference-service", ports.get(1), ports.get(4), shared);
		startService("gateway-service", ports.get(2), ports.get(5), shared);
		return this;
	}

	private Suite awaitReady() {
		try {
			this.processes.values().forEach(ServiceProcess::awaitReady);
			return this;
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
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

	public ServiceProcess process(String service) {
		return this.processes.get(service);
	}

	@Override
	public void close() {
		STOP_ORDER.stream().map(this.processes::get).filter(Objects::nonNull).forEach(ServiceProcess::stop);
	}

	private String at(String name, int port) {
		this.urls.put(name, "http://localhost:" + port);
		return url(name);
	}

	private void startConsole(int port, int otlpPort) {
		Map<String, String> environment = Map.of("SERVER_PORT", "" + port, "REVIEWSCOPE_CONSOLE_OTLP_PORT",
				"" + otlpPort);
		this.processes.put("dev-console",
				ServiceProcess.start("dev-console", console("/api/traces?limit=1"), environment));
	}

	private void startService(String name, int port, int managementPort, Map<String, String> shared) {
		at(name + " management", managementPort);
		Map<String, String> environment = new HashMap<>(shared);
		environment.put("SERVER_PORT", "" + port);
		environment.put("MANAGEMENT_SERVER_PORT", "" + managementPort);
		this.processes.put(name, ServiceProcess.start(name, url(name) + "/readyz", environment));
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

	/** Held open together, so that no port is given twice. */
	public static List<Integer> freePorts(int count) {
		List<ServerSocket> sockets = new ArrayList<>();
		try {
			for (int i = 0; i < count; i++) {
				sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
			}
			List<Integer> ports = sockets.stream().map(ServerSocket::getLocalPort).toList();
			for (ServerSocket socket : sockets) {
				socket.close();
			}
			return ports;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
