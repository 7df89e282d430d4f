package org.reviewscope.system.replicas;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.ServiceProcess;
import org.reviewscope.system.ledger.RunningSuite;

/**
 * Two gateways, three inferences and two stores, a balancer before each kind, and one
 * PostgreSQL that runs already. The stores share a folder, or a bucket of a server of S3
 * that runs already.
 */
final class Replicas implements AutoCloseable {

	private static final String TOKEN = "replicas";

	private final List<Balancer> balancers = new ArrayList<>();

	private final Path data = emptyDirectory();

	private final String database = System.getProperty("reviewscope.postgres") + "&currentSchema=" + newSchema();

	private final String s3 = System.getProperty("reviewscope.s3", "");

	private final Map<String, String> shared = new HashMap<>(
			Map.of("SPRING_DATASOURCE_URL", this.database, "MANAGEMENT_TRACING_EXPORT_OTLP_ENABLED", "false",
					"MANAGEMENT_LOGGING_EXPORT_OTLP_ENABLED", "false", "MODEL_STORE_ADMIN_TOKEN", TOKEN));

	private final List<Instance> instances = new ArrayList<>();

	private String store = "";

	private String gateway = "";

	private Replicas() {
		if (this.s3.isEmpty()) {
			this.shared.put("REVIEWSCOPE_MODELSTORE_ARTIFACTS_DIRECTORY", this.data.resolve("artifacts").toString());
		}
		else {
			this.shared.put("REVIEWSCOPE_MODELSTORE_ARTIFACTS_S3_ENDPOINT", this.s3);
			this.shared.put("REVIEWSCOPE_MODELSTORE_ARTIFACTS_S3_BUCKET",
					System.getProperty("reviewscope.s3.bucket", "reviewscope"));
		}
	}

	static Replicas start() {
		Replicas replicas = new Replicas();
		try {
			replicas.startAll();
			return replicas;
		}
		catch (RuntimeException ex) {
			try (replicas) {
				throw ex;
			}
		}
	}

	private void startAll() {
		this.store = start("model-store-service", 2);
		this.shared.put("MODEL_STORE_URL", this.store);
		this.shared.put("INFERENCE_URL", start("inference-service", 3));
		this.gateway = start("gateway-service", 2);
	}

	/** Those that show which version is active. */
	List<Instance> withModels() {
		return this.instances.stream().filter((instance) -> !instance.name().startsWith("gateway")).toList();
	}

	Instance named(String name) {
		return this.instances.stream().filter((instance) -> instance.name().equals(name)).findFirst().orElseThrow();
	}

	RunningSuite running() {
		return new RunningSuite(this.gateway, management("gateway"), management("inference"));
	}

	private List<String> management(String service) {
		return this.instances.stream()
			.filter((instance) -> instance.name().startsWith(service))
			.map(Instance::management)
			.toList();
	}

	String database() {
		return this.database;
	}

	int activate(String version) {
		String body = "{\"name\": \"sentiment-minilm\", \"version\": \"%s\"}".formatted(version);
		return Http
			.send(Http.request(this.store + "/models/active", "Authorization", "Bearer " + TOKEN)
				.header("content-type", "application/json")
				.PUT(BodyPublishers.ofString(body)))
			.status();
	}

	@Override
	public void close() {
		try {
			ServiceProcess.stopAll(this.instances.reversed().stream().map(Instance::process).toList());
		}
		finally {
			this.balancers.forEach(Balancer::close);
		}
	}

	// Those of a kind at once, as an orchestrator does: the stores find an empty database
	private String start(String service, int count) {
		List<Instance> started = IntStream.rangeClosed(1, count)
			.mapToObj((number) -> Instance.start(service, number, this.data, this.shared))
			.toList();
		this.instances.addAll(started);
		started.forEach((instance) -> instance.process().awaitReady());
		Balancer balancer = new Balancer(started.stream().map(Instance::url).toList());
		this.balancers.add(balancer);
		return balancer.url();
	}

	private static String newSchema() {
		String schema = "replicas_" + UUID.randomUUID().toString().replace('-', '_');
		try (Connection connection = DriverManager.getConnection(System.getProperty("reviewscope.postgres"))) {
			connection.createStatement().execute("CREATE SCHEMA " + schema);
			return schema;
		}
		catch (SQLException ex) {
			throw new IllegalStateException("-Dreviewscope.postgres names no PostgreSQL that answers", ex);
		}
	}

	private static Path emptyDirectory() {
		try {
			return Files.createTempDirectory(Files.createDirectories(Path.of("target/system-tests")), "replicas")
				.toAbsolutePath();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
