package org.reviewscope.observability.autoconfigure.delivery;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.reviewscope.observability.autoconfigure.OtlpSink;
import org.reviewscope.observability.autoconfigure.TestApplication;
import org.reviewscope.observability.autoconfigure.TestService;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What somebody reads who runs a service alone.
 */
@ExtendWith(OutputCaptureExtension.class)
class DeliveryReportTests {

	private static final String TRACES = "http://localhost:4318/v1/traces";

	private static final String LOGS = "http://localhost:4318/v1/logs";

	// The exporter tries five times before it gives up
	private static final Duration WAIT = Duration.ofSeconds(40);

	private static final Throwable AWAY = new IllegalStateException(new ConnectException());

	private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

	private final DeliveryReport report = new DeliveryReport(this.now::get);

	@Test
	void collectorThatIsAwayIsOneLineUntilItIsThere(CapturedOutput output) throws Exception {
		int port = freePort();
		try (TestService service = TestService.start(App.class,
				"management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:" + port + "/v1/traces",
				// Log lines go to the service of this JVM that started last: spans are
				// its own
				"management.logging.export.otlp.enabled=false")) {
			service.get("/nothing");
			await().atMost(WAIT)
				.until(() -> output.getOut().contains("nothing answers at http://localhost:" + port + "/v1/"));
			assertThat(output.getAll()).doesNotContain("Failed to export").doesNotContain("ConnectException");
			try (OtlpSink sink = OtlpSink.start(port)) {
				await().atMost(WAIT).until(() -> {
					service.get("/nothing");
					service.flush();
					return output.getOut().contains("Telemetry is delivered again to http://localhost:" + port);
				});
				assertThat(sink.spans()).isNotEmpty();
			}
		}
		assertThat(warnings(output)).isEqualTo(1);
	}

	@Test
	void bothSignalsAreOneLineAndALineIsRepeatedAfterMinutes(CapturedOutput output) {
		this.report.failed(TRACES, AWAY);
		this.report.failed(LOGS, AWAY);
		this.now.set(Instant.EPOCH.plus(DeliveryReport.SILENCE).minusMillis(1));
		this.report.failed(TRACES, AWAY);
		assertThat(warnings(output)).isEqualTo(1);
		this.now.set(Instant.EPOCH.plus(DeliveryReport.SILENCE));
		this.report.failed(TRACES, AWAY);
		assertThat(warnings(output)).isEqualTo(2);
	}

	@Test
	void recoveryIsToldOnceAllIsDelivered(CapturedOutput output) {
		this.report.failed(TRACES, AWAY);
		this.report.failed(LOGS, AWAY);
		this.report.succeeded(TRACES);
		assertThat(output).doesNotContain("delivered again");
		this.report.succeeded(LOGS);
		this.report.succeeded(LOGS);
		assertThat(output.getOut().lines().filter((line) -> line.contains("delivered again"))).hasSize(1);
	}

	@Test
	void recoveryOfWhatWasNotToldIsNotTold(CapturedOutput output) {
		this.report.failed(TRACES, AWAY);
		this.report.succeeded(TRACES);
		this.now.set(Instant.EPOCH.plus(Duration.ofSeconds(1)));
		this.report.failed(TRACES, AWAY);
		this.report.succeeded(TRACES);
		assertThat(output.getOut().lines().filter((line) -> line.contains("Telemetry is"))).hasSize(2);
	}

	@Test
	void collectorThatRefusesIsNotSaidToBeAway(CapturedOutput output) {
		this.report.failed(TRACES, new IllegalStateException("404"));
		assertThat(output).contains(TRACES + " does not take it").doesNotContain("nothing answers");
	}

	private static long warnings(CapturedOutput output) {
		return output.getOut().lines().filter((line) -> line.contains("Telemetry is not delivered")).count();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	@TestApplication
	static class App {

	}

}
