package org.reviewscope.observability.autoconfigure.reactive;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real service on Spring WebFlux and Netty.
 */
@ExtendWith(OutputCaptureExtension.class)
class ReactiveServiceTests {

	private static ConfigurableApplicationContext service;

	private final InMemorySpanExporter exporter = service.getBean(InMemorySpanExporter.class);

	@BeforeAll
	static void start() {
		SpringApplication application = new SpringApplication(App.class);
		service = application.run("--server.port=0", "--spring.application.name=shop",
				"--management.opentelemetry.tracing.export.schedule-delay=10ms",
				"--management.tracing.export.otlp.enabled=false", "--management.logging.export.otlp.enabled=false",
				"--reviewscope.observability.edge.enabled=true", "--reviewscope.observability.request-log.enabled=true",
				"--reviewscope.observability.slow-request-threshold=400ms");
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@BeforeEach
	void forget() {
		this.exporter.reset();
	}

	@Test
	void staysReactive() {
		assertThat(service.getEnvironment().getProperty("spring.main.web-application-type")).isIn(null,
				WebApplicationType.REACTIVE.name());
		assertThat(service.getClass().getSimpleName()).contains("Reactive");
	}

	@Test
	void responseAndSpanAndLogLineAreOfOneTrace(CapturedOutput output) {
		ResponseEntity<String> answer = get("/items/7?token=secret", "User-Agent", "curl");
		SpanData span = span();
		assertThat(answer.getHeaders().getFirst("X-Trace-Id")).isEqualTo(span.getTraceId());
		assertThat(span.getName()).isEqualTo("GET /items/{id}");
		assertThat(span.getKind()).isEqualTo(SpanKind.SERVER);
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
		assertThat(attributes(span)).isEqualTo(Map.of("client.address", "127.0.0.1", "http.request.method", "GET",
				"http.response.status_code", "200", "http.route", "/items/{id}", "server.address", "localhost",
				"server.port", port(), "url.path", "/items/7", "url.scheme", "http", "user_agent.original", "curl"));
		assertThat(output.getOut().lines().filter((line) -> line.contains("Item 7 asked for"))).singleElement()
			.asString()
			.contains(span.getTraceId());
		assertThat(output.getOut().lines().filter((line) -> line.endsWith(": GET /items/{id} 200"))).singleElement()
			.asString()
			.contains(span.getTraceId());
	}

	@Test
	void metricKeepsSpringsName() {
		get("/items/8");
		Awaitility.await()
			.untilAsserted(() -> assertThat(service.getBean(MeterRegistry.class)
				.find("http.server.requests")
				.tags("uri", "/items/{id}", "status", "200")
				.timer()).isNotNull());
	}

	@Test
	void failureIsAnErrorWithItsTraceId() {
		ResponseEntity<String> answer = get("/broken");
		SpanData span = span();
		assertThat(answer.getStatusCode().value()).isEqualTo(500);
		assertThat(answer.getHeaders().getFirst("X-Trace-Id")).isEqualTo(span.getTraceId());
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(attributes(span)).containsEntry("error.type", "java.lang.IllegalStateException")
			.containsEntry("http.response.status_code", "500");
	}

	@Test
	void failureWithoutAnExceptionIsAnErrorAsWell() {
		get("/unwell");
		SpanData span = span();
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(attributes(span)).containsEntry("error.type", "503");
	}

	@Test
	void unknownPathIsNoError() {
		ResponseEntity<String> answer = get("/nowhere");
		SpanData span = span();
		assertThat(answer.getHeaders().getFirst("X-Trace-Id")).isEqualTo(span.getTraceId());
		assertThat(attributes(span)).containsEntry("http.response.status_code", "404");
	}

	@Test
	void probesMakeNoSpans() {
		assertThat(get("/actuator/health").getStatusCode().value()).isEqualTo(200);
		get("/items/9");
		assertThat(span().getName()).isEqualTo("GET /items/{id}");
	}

	@Test
	void edgeMakesBaggageOfHeadersAndRefusesOthers() {
		assertThat(get("/items/1", "x-tenant-id", "acme").getStatusCode().value()).isEqualTo(200);
		assertThat(attributes(span())).containsEntry("tenant.id", "acme");
		this.exporter.reset();
		ResponseEntity<String> refused = get("/items/1", "x-tenant-id", "not an id!");
		assertThat(refused.getStatusCode().value()).isEqualTo(400);
		assertThat(refused.getHeaders().getFirst("X-Trace-Id")).isEqualTo(span().getTraceId());
	}

	@Test
	void slowRequestIsAnEventAndALine(CapturedOutput output) {
		get("/slow");
		SpanData span = span();
		assertThat(span.getEvents()).singleElement()
			.satisfies((event) -> assertThat(event.getName()).isEqualTo("request.slow"));
		Awaitility.await()
			.untilAsserted(() -> assertThat(output.getOut().lines())
				.anySatisfy((line) -> assertThat(line).contains("Slow request: GET /slow took", span.getTraceId())));
	}

	private SpanData span() {
		Awaitility.await().until(() -> {
			service.getBean(SdkTracerProvider.class).forceFlush();
			return !this.exporter.getFinishedSpanItems().isEmpty();
		});
		List<SpanData> spans = this.exporter.getFinishedSpanItems();
		assertThat(spans).hasSize(1);
		return spans.get(0);
	}

	private ResponseEntity<String> get(String path, String... headers) {
		return RestClient.create("http://localhost:" + port()).get().uri(path).headers((target) -> {
			for (int i = 0; i < headers.length; i += 2) {
				target.set(headers[i], headers[i + 1]);
			}
		}).retrieve().onStatus((status) -> true, (request, response) -> {
		}).toEntity(String.class);
	}

	private static String port() {
		return Objects.requireNonNull(service.getEnvironment().getProperty("local.server.port"));
	}

	private static Map<String, String> attributes(SpanData span) {
		return span.getAttributes()
			.asMap()
			.entrySet()
			.stream()
			.collect(Collectors.toMap((entry) -> entry.getKey().getKey(), (entry) -> entry.getValue().toString()));
	}

	@EnableAutoConfiguration
	@RestController
	static class App {

		private static final Logger logger = LoggerFactory.getLogger(App.class);

		@Bean
		InMemorySpanExporter exporter() {
			return InMemorySpanExporter.create();
		}

		@GetMapping("/items/{id}")
		Mono<String> item(@PathVariable String id) {
			return Mono.delay(Duration.ofMillis(1)).map((tick) -> {
				logger.info("Item {} asked for", id);
				return id;
			});
		}

		@GetMapping("/broken")
		Mono<String> broken() {
			return Mono.error(new IllegalStateException("broken"));
		}

		@GetMapping("/unwell")
		Mono<ResponseEntity<String>> unwell() {
			return Mono.just(ResponseEntity.status(503).body("unwell"));
		}

		@GetMapping("/slow")
		Mono<String> slow() {
			return Mono.delay(Duration.ofMillis(500)).thenReturn("slow");
		}

	}

}
