package org.reviewscope.modelstore.replica;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.reviewscope.modelstore.ModelStoreApplication;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;

/**
 * Stores with a common database.
 */
final class Stores implements AutoCloseable {

	/** Names a PostgreSQL, as in {@code jdbc:postgresql://localhost/test?user=test}. */
	static final String POSTGRES = "reviewscope.postgres";

	private final String database;

	private final List<ConfigurableApplicationContext> stores = new ArrayList<>();

	private Stores(String database) {
		this.database = database;
	}

	/** On a PostgreSQL that runs already, in a new schema. */
	static Stores onPostgres() {
		return new Stores(System.getProperty(POSTGRES) + "&currentSchema=" + schema(System.getProperty(POSTGRES)));
	}

	static Stores inMemory() {
		return new Stores("jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(UUID.randomUUID()));
	}

	/** Starts two at once, with a common folder of artifacts. */
	void start(Path folder, Path artifacts, String... properties) throws Exception {
		this.stores.addAll(atOnce(List.of(() -> store(folder.resolve("one"), artifacts, properties),
				() -> store(folder.resolve("two"), artifacts, properties))));
	}

	/** Starts one with a folder of its own. */
	void startOne(Path folder, String... properties) {
		this.stores.add(store(folder, folder.resolve("artifacts"), properties));
	}

	ConfigurableApplicationContext get(int store) {
		return this.stores.get(store);
	}

	RestTestClient client(int store) {
		int port = ((WebServerApplicationContext) get(store)).getWebServer().getPort();
		return RestTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
	}

	@Override
	public void close() {
		this.stores.forEach(ConfigurableApplicationContext::close);
	}

	static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
		CyclicBarrier start = new CyclicBarrier(calls.size());
		List<Callable<T>> waiting = calls.stream().<Callable<T>>map((call) -> () -> {
			start.await();
			return call.call();
		}).toList();
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			List<T> results = new ArrayList<>();
			for (Future<T> result : executor.invokeAll(waiting)) {
				results.add(result.get());
			}
			return results;
		}
	}

	private ConfigurableApplicationContext store(Path folder, Path artifacts, String... properties) {
		return new SpringApplicationBuilder(ModelStoreApplication.class).run(Stream
			.concat(Stream.of("--spring.datasource.url=" + this.database,
					"--reviewscope.model-store.data-dir=" + folder,
					"--reviewscope.model-store.artifacts.directory=" + artifacts,
					"--spring.datasource.hikari.maximum-pool-size=5", "--server.port=0"), Stream.of(properties))
			.toArray(String[]::new));
	}

	private static String schema(String postgres) {
		String schema = "stores_" + UUID.randomUUID().toString().replace('-', '_');
		try (Connection connection = DriverManager.getConnection(postgres)) {
			connection.createStatement().execute("CREATE SCHEMA " + schema);
			return schema;
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
