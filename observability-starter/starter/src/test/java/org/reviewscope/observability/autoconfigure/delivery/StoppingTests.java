package org.reviewscope.observability.autoconfigure.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;

import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.OtlpSink;
import org.reviewscope.observability.autoconfigure.TestApplication;
import org.reviewscope.observability.autoconfigure.TestService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A service that stops does not wait for a receiver that is away, and loses nothing when
 * it is slow.
 */
class StoppingTests {

	@Test
	void receiverThatIsAwayDoesNotHoldUpTheEnd() throws IOException {
		String nobody = "http://localhost:" + freePort();
		TestService service = TestService.start(App.class,
				"management.opentelemetry.tracing.export.otlp.endpoint=" + nobody + "/v1/traces",
				"management.opentelemetry.logging.export.otlp.endpoint=" + nobody + "/v1/logs");
		service.get("/nothing");

		Instant start = Instant.now();
		service.close();

		assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
	}

	@Test
	void slowReceiverGetsEverything() {
		try (OtlpSink sink = OtlpSink.start()) {
			sink.answerAfter(Duration.ofSeconds(2));
			try (TestService service = TestService.start(App.class, sink,
					"management.logging.export.otlp.enabled=false")) {
				service.get("/nothing?number=1");
				await().until(() -> !sink.spans().isEmpty());
				service.get("/nothing?number=2");
			}
			assertThat(sink.spans()).filteredOn((span) -> span.getKind() == SpanKind.SPAN_KIND_SERVER).hasSize(2);
		}
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
