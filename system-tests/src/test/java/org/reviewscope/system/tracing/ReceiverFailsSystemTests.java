package org.reviewscope.system.tracing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Scrape;
import org.reviewscope.system.harness.Suite;
import org.reviewscope.system.ledger.NeedsNeighbours;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A receiver of telemetry that hangs, refuses or is gone: requests are answered as fast
 * as before, and what the small queue has no room for is counted.
 */
@Isolated
@NeedsNeighbours
class ReceiverFailsSystemTests {

	private static final Logger logger = LoggerFactory.getLogger(ReceiverFailsSystemTests.class);

	private static final int REQUESTS = 100;

	private static volatile boolean hanging;

	private static volatile int status = 200;

	private static HttpServer receiver;

	private static Suite suite;

	@BeforeAll
	static void start() throws IOException {
		receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		receiver.createContext("/", ReceiverFailsSystemTests::receive);
		receiver.start();
		suite = Suite.startWithoutConsole(
				Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", "http://localhost:" + receiver.getAddress().getPort(),
						"MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_MAXQUEUESIZE", "128",
						"MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_MAXBATCHSIZE", "64"));
	}

	@AfterAll
	static void stop() {
		receiver.stop(0);
		suite.close();
	}

	private static void receive(HttpExchange exchange) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> !hanging);
			exchange.sendResponseHeaders(status, -1);
		}
	}

	@Test
	void requestsDoNotWaitForTelemetry() {
		median();
		Duration well = median();
		hanging = true;
		assertLossesButNoDelay("hanging", well);
		hanging = false;
		status = 503;
		assertLossesButNoDelay("refusing", well);
		receiver.stop(0);
		assertLossesButNoDelay("gone", well);
	}

	private static void assertLossesButNoDelay(String how, Duration well) {
		double before = lost();
		Duration median = median();
		logger.info("{}: median {} instead of {}, {} spans lost", how, median, well, lost() - before);
		assertThat(median).as(how).isLessThan(well.multipliedBy(2).plusMillis(10));
		assertThat(lost()).as(how).isGreaterThan(before);
	}

	private static double lost() {
		return Stream.of("gateway-service", "inference-service", "model-store-service")
			.mapToDouble((service) -> Scrape.of(suite, service)
				.sum("reviewscope_telemetry_lost_total", "signal=\"spans\"", "reason=\"buffer_full\""))
			.sum();
	}

	/** How long half of the requests take at most, one after the other. */
	private static Duration median() {
		List<Duration> times = Stream.generate(ReceiverFailsSystemTests::time).limit(REQUESTS).sorted().toList();
		assertThat(times.getLast()).isLessThan(Duration.ofSeconds(2));
		return times.get(REQUESTS / 2);
	}

	private static Duration time() {
		long begin = System.nanoTime();
		Answer answer = Http.post(suite.gateway("/api/v1/predictions"), "{\"review\": \"Solid and quiet.\"}");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().path("recorded").asBoolean()).isTrue();
		return Duration.ofNanos(System.nanoTime() - begin);
	}

}
