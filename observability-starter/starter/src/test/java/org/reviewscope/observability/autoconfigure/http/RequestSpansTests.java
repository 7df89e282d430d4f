package org.reviewscope.observability.autoconfigure.http;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.observability.ExpectedRefusals;
import org.reviewscope.observability.autoconfigure.TestApplication;
import org.reviewscope.observability.autoconfigure.TestService;
import org.reviewscope.observability.convention.LongKeyValue;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Spans, metrics and exemplars of requests served and sent.
 */
@ExtendWith(OutputCaptureExtension.class)
class RequestSpansTests {

	private static TestService service;

	@BeforeAll
	static void start() {
		service = TestService.start(App.class, "management.tracing.export.otlp.enabled=false",
				"management.logging.export.otlp.enabled=false");
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@BeforeEach
	void reset() {
		service.forgetSpans();
	}

	@Test
	void serverSpanIsNamedAndDescribedAsOpenTelemetrySays() {
		service.get("/things/7?token=secret", "User-Agent", "junit");
		SpanData span = span(SpanKind.SERVER);
		assertThat(span.getName()).isEqualTo("GET /things/{id}");
		assertThat(span.getStatus()).isEqualTo(StatusData.unset());
		assertThat(TestService.attributes(span)).containsOnly(Map.entry("http.request.method", "GET"),
				Map.entry("http.route", "/things/{id}"), Map.entry("http.response.status_code", 200L),
				Map.entry("url.path", "/things/7"), Map.entry("url.scheme", "http"),
				Map.entry("server.address", "localhost"), Map.entry("server.port", (long) service.port()),
				Map.entry("client.address", "127.0.0.1"), Map.entry("user_agent.original", "junit"));
		assertThat(TestService.attributes(span).toString()).doesNotContain("secret");
	}

	@Test
	void clientSpanIsDescribedWithoutSecretsInItsQuery() {
		service.get("/calls");
		SpanData span = span(SpanKind.CLIENT);
		assertThat(span.getName()).isEqualTo("GET /things/{id}");
		assertThat(span.getStatus()).isEqualTo(StatusData.unset());
		assertThat(TestService.attributes(span)).containsOnly(Map.entry("http.request.method", "GET"),
				Map.entry("http.response.status_code", 200L), Map.entry("server.address", "localhost"),
				Map.entry("server.port", (long) service.port()), Map.entry("url.template", "/things/{id}"),
				Map.entry("url.full", "http://localhost:%d/things/8?token=REDACTED".formatted(service.port())));
		assertThat(TestService.attributes(span).toString()).doesNotContain("secret");
	}

	@Test
	void refusalThatIsPassedOnIsNoErrorOfTheCall() {
		service.get("/calls/404");
		SpanData span = span(SpanKind.CLIENT);
		assertThat(span.getStatus()).isEqualTo(StatusData.unset());
		assertThat(span.getEvents()).isEmpty();
		assertThat(TestService.attributes(span)).containsEntry("http.response.status_code", 404L)
			.doesNotContainKey("error.type");
	}

	@ParameterizedTest
	@ValueSource(ints = { 403, 500 })
	void anyOtherFailureIsAnErrorOfTheCall(int status) {
		service.get("/calls/" + status);
		SpanData span = span(SpanKind.CLIENT);
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(span.getEvents()).extracting(EventData::getName).containsExactly("exception");
		assertThat(TestService.attributes(span)).containsEntry("http.response.status_code", (long) status)
			.hasEntrySatisfying("error.type", (type) -> assertThat(type).asString().contains("$"));
	}

	@Test
	void failureThatIsReadLikeAnyAnswerIsAnErrorOfTheCall() {
		service.get("/calls/403?lenient=true");
		SpanData span = span(SpanKind.CLIENT);
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(TestService.attributes(span)).containsEntry("error.type", "403");
	}

	@Test
	void refusedRequestIsNoErrorOfTheServer() {
		service.get("/status/404");
		assertThat(span(SpanKind.SERVER).getStatus()).isEqualTo(StatusData.unset());
	}

	@Test
	void countsAreNumbersOnSpansOnly() {
		service.get("/count");
		SpanData span = span(SpanKind.INTERNAL);
		assertThat(TestService.attributes(span)).containsOnly(Map.entry("count", 101L), Map.entry("kind", "odd"));
		assertThat(span.getStatus()).isEqualTo(StatusData.unset());
		assertThat(tagsOf("counting")).containsOnly("error", "kind");
	}

	@Test
	void metricsKeepSpringsTags() {
		service.get("/calls");
		assertThat(tagsOf("http.server.requests")).containsOnly("error", "exception", "method", "outcome", "status",
				"uri");
		assertThat(tagsOf("http.client.requests")).containsOnly("client.name", "error", "exception", "method",
				"outcome", "status", "uri");
	}

	@Test
	void unknownMethodDoesNotNameTheSpan() {
		service.client().method(HttpMethod.valueOf("INVENTED")).uri("/things/7").retrieve().toBodilessEntity();
		SpanData span = span(SpanKind.SERVER);
		assertThat(span.getName()).startsWith("HTTP");
		assertThat(TestService.attributes(span)).containsEntry("http.request.method", "_OTHER");
	}

	@Test
	void fastRequestIsNotNoted(CapturedOutput output) {
		service.get("/things/7");
		assertThat(span(SpanKind.SERVER).getEvents()).isEmpty();
		assertThat(output.getOut()).doesNotContain("Slow request");
	}

	@Test
	void exemplarsNameTheTrace() {
		String traceId = Objects.requireNonNull(service.get("/once").getHeaders().getFirst("X-Trace-Id"));
		// The answer is there before its request is counted
		await().untilAsserted(() -> assertThat(openMetrics().lines())
			.filteredOn(
					(line) -> line.startsWith("http_server_requests_seconds_bucket") && line.contains("uri=\"/once\""))
			.anyMatch((line) -> line.contains("trace_id=\"%s\"".formatted(traceId))));
	}

	@Test
	void latencyHasTheBucketOfTheObjectiveAndNotTooManyOthers() {
		service.get("/things/7");
		String scrape = await().until(() -> String.valueOf(service.get("/actuator/prometheus").getBody()),
				(text) -> text.contains("uri=\"/things/{id}\""));
		List<String> buckets = scrape.lines()
			.filter((line) -> line.startsWith("http_server_requests_seconds_bucket")
					&& line.contains("uri=\"/things/{id}\"") && line.contains("method=\"GET\""))
			.toList();
		assertThat(buckets).anyMatch((line) -> line.contains("le=\"0.3\"")).hasSizeBetween(10, 60);
		assertThat(scrape).doesNotContain("http_server_requests_active");
	}

	@Test
	void ignoredPathsHaveNeitherSpanNorMetric() {
		service.get("/livez");
		service.get("/readyz");
		service.get("/actuator/health");
		assertThat(service.spans()).isEmpty();
		assertThat(service.bean(MeterRegistry.class).find("http.server.requests").meters())
			.extracting((meter) -> meter.getId().getTag("uri"))
			.doesNotContain("/livez", "/readyz", "/actuator/health");
	}

	private static SpanData span(SpanKind kind) {
		// The answer is there before the span has ended
		List<SpanData> spans = await().until(
				() -> service.spans().stream().filter((span) -> span.getKind() == kind).toList(),
				(found) -> !found.isEmpty());
		return spans.get(spans.size() - 1);
	}

	private static String openMetrics() {
		return Objects.requireNonNull(service
			.get("/actuator/prometheus", "Accept", "application/openmetrics-text;version=1.0.0;charset=utf-8")
			.getBody());
	}

	private static List<String> tagsOf(String name) {
		return service.bean(MeterRegistry.class)
			.find(name)
			.timers()
			.stream()
			.map(Meter::getId)
			.flatMap((id) -> id.getTags().stream())
			.map(Tag::getKey)
			.distinct()
			.toList();
	}

	@TestApplication
	@RestController
	static class App {

		private final RestClient.Builder client;

		private final Environment environment;

		private final ObservationRegistry observations;

		App(RestClient.Builder client, Environment environment, ObservationRegistry observations) {
			this.client = client;
			this.environment = environment;
			this.observations = observations;
		}

		@Bean
		static ExpectedRefusals expectedRefusals() {
			return (status, headers) -> status.value() == 404;
		}

		@Bean
		static InMemorySpanExporter spans() {
			return InMemorySpanExporter.create();
		}

		@GetMapping("/things/{id}")
		String thing(@PathVariable int id) {
			return "thing " + id;
		}

		@GetMapping("/calls")
		ResponseEntity<String> calls() {
			String url = "http://localhost:" + this.environment.getProperty("local.server.port");
			return this.client.baseUrl(url)
				.build()
				.get()
				.uri("/things/{id}?token={token}", 8, "secret")
				.retrieve()
				.toEntity(String.class);
		}

		@GetMapping("/calls/{status}")
		void calls(@PathVariable int status, @RequestParam(defaultValue = "false") boolean lenient) {
			RestClient.Builder builder = this.client.clone();
			if (lenient) {
				builder.defaultStatusHandler((any) -> true, (request, response) -> {
				});
			}
			String url = "http://localhost:" + this.environment.getProperty("local.server.port");
			builder.baseUrl(url).build().get().uri("/status/{status}", status).retrieve().toBodilessEntity();
		}

		@GetMapping("/status/{status}")
		ResponseEntity<String> status(@PathVariable int status) {
			return ResponseEntity.status(status).build();
		}

		@GetMapping("/count")
		void count() {
			Observation.createNotStarted("counting", this.observations)
				.lowCardinalityKeyValue("kind", "odd")
				.highCardinalityKeyValue(new LongKeyValue("count", 101))
				.observe(() -> {
				});
		}

		@GetMapping("/once")
		String once() {
			return "only once";
		}

	}

}
