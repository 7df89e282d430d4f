package org.reviewscope.console.mcp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.reviewscope.console.launch.process.InspectedServices;
import org.reviewscope.console.launch.process.RunningServices;
import org.reviewscope.console.launch.process.ServiceDetails;
import org.reviewscope.console.launch.process.ServiceState;
import org.reviewscope.console.launch.process.ServiceStatus;
import org.reviewscope.console.launch.variable.VariableChange;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A service whose metrics grow by ten with each scrape, and one that has crashed.
 */
@TestConfiguration(proxyBeanMethods = false)
class KnownSuite {

	private static final String METRICS = """
			# HELP orders_total How many were ordered
			# TYPE orders_total counter
			orders_total{product="book"} %d
			# TYPE hikaricp_connections_pending gauge
			hikaricp_connections_pending{pool="main"} 3
			# TYPE http_server_requests_seconds histogram
			http_server_requests_seconds_count{outcome="SUCCESS"} %d
			http_server_requests_seconds_bucket{outcome="SUCCESS",le="0.1"} %d
			http_server_requests_seconds_bucket{outcome="SUCCESS",le="+Inf"} %d
			""";

	@Bean(destroyMethod = "close")
	Services runningServices() throws IOException {
		return new Services();
	}

	/**
	 * Remembers what it is told.
	 */
	static final class Services implements RunningServices, InspectedServices, AutoCloseable {

		private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
				0);

		private final AtomicInteger scrapes = new AtomicInteger();

		private final List<String> restarted = new ArrayList<>();

		private final List<VariableChange> changed = new ArrayList<>();

		Services() throws IOException {
			this.server.createContext("/", (exchange) -> {
				int all = 10 * this.scrapes.incrementAndGet();
				byte[] body = METRICS.formatted(all, all, all, all).getBytes(StandardCharsets.UTF_8);
				exchange.sendResponseHeaders(200, body.length);
				exchange.getResponseBody().write(body);
				exchange.close();
			});
			this.server.start();
		}

		@Override
		public List<ServiceStatus> statuses() {
			String url = "http://localhost:" + this.server.getAddress().getPort();
			return List.of(
					new ServiceStatus("shop", "http://localhost:1", url + "/metrics", ServiceState.READY, 42L,
							Duration.ofMinutes(3)),
					new ServiceStatus("bank", "http://localhost:2", null, ServiceState.CRASHED, null, null));
		}

		@Override
		public CompletableFuture<Void> stop(String name) {
			return CompletableFuture.completedFuture(null);
		}

		@Override
		public void restart(String name) {
			this.restarted.add(name);
		}

		@Override
		public Optional<ServiceDetails> find(String name) {
			return Optional.empty();
		}

		@Override
		public void restart(String name, VariableChange change) {
			this.changed.add(change);
		}

		List<VariableChange> changed() {
			return this.changed;
		}

		List<String> restarted() {
			return this.restarted;
		}

		@Override
		public void close() {
			this.server.stop(0);
		}

	}

}
