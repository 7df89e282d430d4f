package org.reviewscope.console.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpServer;
import org.reviewscope.console.launch.RunningServices;
import org.reviewscope.console.launch.ServiceState;
import org.reviewscope.console.launch.ServiceStatus;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A service that has metrics to scrape, and one that has crashed.
 */
@TestConfiguration(proxyBeanMethods = false)
class SmallSuite {

	@Bean(destroyMethod = "close")
	Metrics metrics() throws IOException {
		return new Metrics();
	}

	@Bean
	RunningServices runningServices(Metrics metrics) {
		return new Services(metrics.url());
	}

	/**
	 * Keeps in mind which service was stopped.
	 */
	private static final class Services implements RunningServices {

		private final String url;

		private volatile ServiceState state = ServiceState.CRASHED;

		Services(String url) {
			this.url = url;
		}

		@Override
		public List<ServiceStatus> statuses() {
			return List.of(
					new ServiceStatus("gateway-service", this.url, this.url, ServiceState.READY, 42L,
							Duration.ofMinutes(3)),
					new ServiceStatus("inference-service", "http://localhost:8081", null, this.state, null, null));
		}

		@Override
		public void stop(String name) {
			this.state = ServiceState.STOPPED;
		}

		@Override
		public void restart(String name) {
			this.state = ServiceState.READY;
		}

	}

	/**
	 * Serves a scrape that has fifty requests more each time, one of ten failed.
	 */
	static final class Metrics implements AutoCloseable {

		private final AtomicInteger scrapes = new AtomicInteger();

		private final HttpServer server;

		Metrics() throws IOException {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			this.server.createContext("/", (exchange) -> {
				byte[] body = scrape(this.scrapes.incrementAndGet()).getBytes(StandardCharsets.UTF_8);
				exchange.sendResponseHeaders(200, body.length);
				exchange.getResponseBody().write(body);
				exchange.close();
			});
			this.server.createContext("/api/v1/predictions", (exchange) -> {
				boolean blank = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)
					.contains("\" \"");
				byte[] body = (blank ? "{\"title\":\"Blank review\",\"detail\":\"Send some text.\"}"
						: "{\"sentiment\":\"positive\",\"confidence\":0.96,\"recorded\":true}")
					.getBytes(StandardCharsets.UTF_8);
				exchange.getResponseHeaders().add("X-Trace-Id", Reviews.traceId(1));
				exchange.sendResponseHeaders(blank ? 400 : 200, body.length);
				exchange.getResponseBody().write(body);
				exchange.close();
			});
			this.server.start();
		}

		String url() {
			return "http://localhost:" + this.server.getAddress().getPort();
		}

		@Override
		public void close() {
			this.server.stop(0);
		}

		private static String scrape(int number) {
			return """
					# HELP http_server_requests_seconds Duration of HTTP server request handling
					# TYPE http_server_requests_seconds histogram
					http_server_requests_seconds_count{outcome="SUCCESS"} %d
					http_server_requests_seconds_count{outcome="SERVER_ERROR"} %d
					http_server_requests_seconds_bucket{le="0.1"} %d
					http_server_requests_seconds_bucket{le="+Inf"} %d
					# HELP prediction_requests_total Reviews asked about.
					# TYPE prediction_requests_total counter
					prediction_requests_total %d
					""".formatted(45 * number, 5 * number, 40 * number, 50 * number, 50 * number);
		}

	}

}
