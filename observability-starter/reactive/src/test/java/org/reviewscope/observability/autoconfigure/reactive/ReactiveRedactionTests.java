package org.reviewscope.observability.autoconfigure.reactive;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.observation.ObservationProxyExecutionListener;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * As {@code RedactionTests} of the starter, on WebFlux and R2DBC: sends marked values and
 * looks for them in all spans and log lines that are exported.
 */
class ReactiveRedactionTests {

	private static final String MARK = "leak_of_";

	// Of seven requests and three statements
	private static final int SPANS = 10;

	@Test
	void nothingThatIsMarkedLeaves() {
		assertThat(marksOf("--spring.application.name=redacted")).isEmpty();
	}

	@Test
	void valuesAreThereWhereRedactionIsSwitchedOff() {
		assertThat(marksOf("--reviewscope.observability.redaction.enabled=false")).containsExactly(MARK + "body",
				MARK + "count", MARK + "failed_literal", MARK + "good_literal", MARK + "logged_literal",
				MARK + "query");
	}

	private static List<String> marksOf(String property) {
		// No receiver: the exporter beside the one in memory gives up at once
		try (ConfigurableApplicationContext service = new SpringApplication(App.class).run("--server.port=0",
				"--management.tracing.export.otlp.enabled=false",
				"--management.opentelemetry.logging.export.timeout=1ms", property)) {
			sendEverything(service.getEnvironment().getRequiredProperty("local.server.port"));
			InMemorySpanExporter spans = service.getBean(InMemorySpanExporter.class);
			await().untilAsserted(() -> {
				service.getBean(SdkTracerProvider.class).forceFlush();
				assertThat(spans.getFinishedSpanItems()).hasSize(SPANS);
			});
			service.getBean(SdkLoggerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
			String lines = service.getBean(InMemoryLogRecordExporter.class).getFinishedLogRecordItems().toString();
			assertThat(lines).contains("Not cast", "500 Server Error for HTTP GET");
			return marksIn(spans.getFinishedSpanItems() + lines);
		}
	}

	private static void sendEverything(String port) {
		RestClient client = RestClient.builder()
			.baseUrl("http://localhost:" + port)
			.defaultStatusHandler((status) -> true, (request, response) -> {
			})
			.defaultHeader("X-Custom", MARK + "header")
			.defaultHeader("Cookie", "session=" + MARK + "cookie")
			.build();
		Stream.of("/numbers", "/broken", "/sql/failing", "/sql/logged", "/sql/good")
			.forEach((path) -> client.get().uri(path + "?number=" + MARK + "query").retrieve().toBodilessEntity());
		Stream.of("{\"text\":" + MARK + "body}", "{\"text\":\"" + MARK + "text\",\"count\":\"" + MARK + "count\"}")
			.forEach((body) -> client.post()
				.uri("/body")
				.contentType(MediaType.APPLICATION_JSON)
				.body(body)
				.retrieve()
				.toBodilessEntity());
	}

	private static List<String> marksIn(String text) {
		return Pattern.compile(MARK + "[a-z_0-9]+")
			.matcher(text)
			.results()
			.map(MatchResult::group)
			.distinct()
			.sorted()
			.toList();
	}

	@EnableAutoConfiguration
	@RestController
	static class App {

		private static final Logger logger = LoggerFactory.getLogger(App.class);

		private final DatabaseClient database;

		App(ObservationRegistry observations) {
			ConnectionFactory connections = ConnectionFactories.get("r2dbc:h2:mem:///people");
			this.database = DatabaseClient.create(ProxyConnectionFactory.builder(connections)
				.listener(new ObservationProxyExecutionListener(observations, connections, "r2dbc:h2:mem:///people"))
				.build());
		}

		@Bean
		static InMemorySpanExporter spans() {
			return InMemorySpanExporter.create();
		}

		@Bean
		static InMemoryLogRecordExporter lines() {
			return InMemoryLogRecordExporter.create();
		}

		@GetMapping("/numbers")
		Mono<String> number(@RequestParam int number) {
			return Mono.just("number");
		}

		@GetMapping("/broken")
		Mono<String> broken() {
			return Mono.error(new IllegalStateException("broken"));
		}

		@PostMapping("/body")
		Mono<String> body(@RequestBody Mono<Text> body) {
			return body.map(Text::text);
		}

		@GetMapping("/sql/failing")
		Mono<Long> failing() {
			return select("cast('leak_of_failed_literal' as int)");
		}

		@GetMapping("/sql/logged")
		Mono<Long> logged() {
			return select("cast('leak_of_logged_literal' as int)").onErrorResume((failure) -> {
				logger.warn("Not cast", failure);
				return Mono.empty();
			});
		}

		@GetMapping("/sql/good")
		Mono<Long> good() {
			return select("'leak_of_good_literal'");
		}

		private Mono<Long> select(String value) {
			return this.database.sql("select " + value).fetch().all().count();
		}

		record Text(String text, int count) {
		}

	}

}
