package org.reviewscope.observability.autoconfigure.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

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
 * The log of a real service without its collector.
 */
@ExtendWith(OutputCaptureExtension.class)
class CollectorAwayTests {

	// The exporter tries five times before it gives up
	private static final Duration WAIT = Duration.ofSeconds(40);

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
		assertThat(output.getOut().lines().filter((line) -> line.contains("Telemetry is not delivered")).count())
			.isEqualTo(1);
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
