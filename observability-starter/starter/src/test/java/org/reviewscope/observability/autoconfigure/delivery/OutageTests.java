package org.reviewscope.observability.autoconfigure.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.OtlpSink;
import org.reviewscope.observability.autoconfigure.TestApplication;
import org.reviewscope.observability.autoconfigure.TestService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What is made while a receiver is away arrives when it is back, each span and each line
 * once. What there is no room for is counted.
 */
class OutageTests {

	// Not that of the class: lines of this package are not sent
	private static final Logger logger = LoggerFactory.getLogger("work");

	// Longer than five attempts of OpenTelemetry's exporters take
	private static final Duration AWAY = Duration.ofSeconds(12);

	private static final Duration BACK = Duration.ofSeconds(8);

	@Test
	void receiverThatWasAwayAndThenRefusedGetsEverythingOnce() throws IOException {
		int port = freePort();
		AtomicInteger requests = new AtomicInteger();
		try (TestService service = TestService.start(App.class,
				"management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:" + port + "/v1/traces",
				"management.opentelemetry.logging.export.otlp.endpoint=http://localhost:" + port + "/v1/logs")) {
			load(service, requests, AWAY);
			try (OtlpSink sink = OtlpSink.start(port)) {
				sink.answer(503);
				load(service, requests, Duration.ofSeconds(4));
				sink.answer(200);
				String[] expected = IntStream.rangeClosed(1, requests.get())
					.mapToObj("number %d"::formatted)
					.toArray(String[]::new);
				await().atMost(BACK)
					.untilAsserted(() -> assertThat(numbered(spans(sink))).containsExactlyInAnyOrder(expected));
				await().atMost(BACK)
					.untilAsserted(() -> assertThat(numbered(lines(sink))).containsExactlyInAnyOrder(expected));
				assertThat(sink.spans()).extracting(Span::getSpanId).doesNotHaveDuplicates();
			}
		}
	}

	@Test
	void exporterBesideOneWithoutReceiverGoesOn() throws IOException {
		try (TestService service = TestService.start(AppWithTwoExporters.class,
				"management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:" + freePort() + "/v1/traces",
				"management.logging.export.otlp.enabled=false")) {
			InMemorySpanExporter beside = service.bean(InMemorySpanExporter.class);
			service.get("/work?number=1");
			await().until(() -> !beside.getFinishedSpanItems().isEmpty());
			int first = beside.getFinishedSpanItems().size();
			service.get("/work?number=2");
			await().atMost(Duration.ofSeconds(25)).until(() -> beside.getFinishedSpanItems().size() > first);
		}
	}

	@Test
	void whatTheBuffersHaveNoRoomForIsCountedExactly() {
		OtlpSink sink = OtlpSink.start();
		try (TestService service = TestService.start(App.class, sink, smallBuffers())) {
			service.get("/work?number=0");
			await().until(() -> numbered(spans(sink)).size() == 1 && numbered(lines(sink)).size() == 1);
			sink.close();
			for (int number = 1; number <= 100; number++) {
				service.get("/work?number=" + number);
			}
			try (OtlpSink back = OtlpSink.start(sink.port())) {
				await().atMost(BACK).until(() -> !numbered(spans(back)).isEmpty() && !numbered(lines(back)).isEmpty());
				service.flush();
				assertThat(lost(service, "spans")).isGreaterThan(50).isEqualTo(100 - numbered(spans(back)).size());
				assertThat(lost(service, "logs")).isGreaterThan(50).isEqualTo(100 - numbered(lines(back)).size());
			}
		}
	}

	private static String[] smallBuffers() {
		return new String[] { "management.opentelemetry.tracing.export.max-queue-size=16",
				"management.opentelemetry.tracing.export.max-batch-size=8",
				"management.opentelemetry.logging.export.max-queue-size=16",
				"management.opentelemetry.logging.export.max-batch-size=8" };
	}

	private static long lost(TestService service, String signal) {
		return Math.round(service.bean(MeterRegistry.class)
			.get("reviewscope.telemetry.lost")
			.tags("signal", signal, "reason", "buffer_full")
			.functionCounter()
			.count());
	}

	private static void load(TestService service, AtomicInteger requests, Duration time) {
		await().pollDelay(Duration.ZERO)
			.pollInterval(Duration.ofMillis(100))
			.during(time)
			.atMost(time.plusSeconds(5))
			.until(() -> service.get("/work?number=" + requests.incrementAndGet()).getStatusCode().value() == 200);
	}

	private static List<String> spans(OtlpSink sink) {
		return sink.spans().stream().map(OutageTests::number).toList();
	}

	private static String number(Span span) {
		return span.getAttributesList()
			.stream()
			.filter((attribute) -> attribute.getKey().equals("test.number"))
			.map((attribute) -> attribute.getValue().getStringValue())
			.findFirst()
			.orElse("");
	}

	private static List<String> lines(OtlpSink sink) {
		return sink.logRecords().stream().map(LogRecord::getBody).map((body) -> body.getStringValue()).toList();
	}

	private static List<String> numbered(List<String> names) {
		return names.stream().filter((name) -> name.startsWith("number ")).toList();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	@TestApplication
	@RestController
	static class App {

		private final Tracer tracer;

		App(Tracer tracer) {
			this.tracer = tracer;
		}

		@GetMapping("/work")
		String work(@RequestParam int number) {
			Objects.requireNonNull(this.tracer.currentSpan()).tag("test.number", "number " + number);
			logger.info("number {}", number);
			return "done";
		}

	}

	@Import(App.class)
	@TestApplication
	static class AppWithTwoExporters {

		@Bean
		InMemorySpanExporter beside() {
			return InMemorySpanExporter.create();
		}

	}

}
