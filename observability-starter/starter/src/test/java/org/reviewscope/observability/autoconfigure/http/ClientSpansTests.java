package org.reviewscope.observability.autoconfigure.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.java11.instrument.binder.jdk.MicrometerHttpClient;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.observability.ExpectedRefusals;
import org.reviewscope.observability.autoconfigure.TestApplication;
import org.reviewscope.observability.autoconfigure.TestService;

import org.springframework.boot.restclient.RestTemplateBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Spans of the clients beside RestClient: each belongs to the trace of the request that
 * it is called in, and so does the request that is called.
 */
class ClientSpansTests {

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

	@ParameterizedTest
	@ValueSource(strings = { "web-client", "rest-template" })
	void spanHasTheNameAndAttributesOfOpenTelemetryAndNoOthers(String client) {
		service.get("/calls/" + client + "/200");
		SpanData span = call();
		assertThat(span.getName()).isEqualTo("GET /status/{status}");
		assertThat(span.getStatus()).isEqualTo(StatusData.unset());
		assertThat(TestService.attributes(span)).containsOnly(Map.entry("http.request.method", "GET"),
				Map.entry("http.response.status_code", 200L), Map.entry("server.address", "localhost"),
				Map.entry("server.port", (long) service.port()), Map.entry("url.template", "/status/{status}"),
				Map.entry("url.full", "http://localhost:%d/status/200?token=REDACTED".formatted(service.port())));
	}

	@ParameterizedTest
	@ValueSource(strings = { "web-client", "rest-template", "jdk" })
	void calledRequestIsInTheSameTrace(String client) {
		service.get("/calls/" + client + "/200");
		SpanData call = call();
		assertThat(service.spans()).extracting(SpanData::getTraceId).containsOnly(call.getTraceId());
		assertThat(service.spans()).filteredOn((span) -> span.getName().equals("GET /status/{status}"))
			.extracting(SpanData::getParentSpanId)
			.contains(call.getSpanId());
	}

	@ParameterizedTest
	@ValueSource(ints = { 403, 500 })
	void failureOfWebClientIsAnErrorOfTheCall(int status) {
		service.get("/calls/web-client/" + status);
		SpanData span = call();
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(TestService.attributes(span)).containsEntry("http.response.status_code", (long) status)
			.containsEntry("error.type", Integer.toString(status));
	}

	@Test
	void refusalThatIsPassedOnIsNoErrorOfWebClient() {
		service.get("/calls/web-client/404");
		assertThat(call().getStatus()).isEqualTo(StatusData.unset());
		assertThat(TestService.attributes(call())).containsEntry("http.response.status_code", 404L)
			.doesNotContainKey("error.type");
	}

	@Test
	void callOfWebClientWithoutAnAnswerIsItsException() {
		service.get("/calls/web-client-nowhere/200");
		SpanData span = call();
		assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
		assertThat(span.getEvents()).extracting(EventData::getName).containsExactly("exception");
		assertThat(TestService.attributes(span))
			.containsEntry("error.type", "org.springframework.web.reactive.function.client.WebClientRequestException")
			.doesNotContainKey("http.response.status_code");
	}

	@Test
	void metricsOfWebClientKeepSpringsTags() {
		service.get("/calls/web-client/200");
		assertThat(service.bean(MeterRegistry.class).get("http.client.requests").timers()).extracting(Meter::getId)
			.flatExtracting((id) -> id.getTags())
			.extracting(Tag::getKey)
			.containsOnly("client.name", "error", "exception", "method", "outcome", "status", "uri");
	}

	@Test
	void clientOfTheJdkHasMicrometersNames() {
		service.get("/calls/jdk/200");
		SpanData span = call();
		assertThat(span.getName()).isEqualTo("HTTP GET");
		assertThat(TestService.attributes(span)).containsOnly(Map.entry("method", "GET"),
				Map.entry("outcome", "SUCCESS"), Map.entry("status", "200"), Map.entry("uri", "UNKNOWN"));
	}

	private static SpanData call() {
		// The caller's own span comes last
		List<SpanData> spans = await().until(service::spans,
				(found) -> found.stream().anyMatch((span) -> span.getName().startsWith("GET /calls")));
		return spans.stream().filter((span) -> span.getKind() == SpanKind.CLIENT).findFirst().orElseThrow();
	}

	@TestApplication
	@RestController
	static class App {

		private static final String PATH = "/status/{status}?token={token}";

		private final WebClient.Builder webClient;

		private final RestTemplateBuilder restTemplate;

		private final HttpClient jdk;

		private final Environment environment;

		App(WebClient.Builder webClient, RestTemplateBuilder restTemplate, Environment environment,
				MeterRegistry meters, ObservationRegistry observations) {
			this.webClient = webClient;
			this.restTemplate = restTemplate;
			this.environment = environment;
			this.jdk = MicrometerHttpClient.instrumentationBuilder(HttpClient.newHttpClient(), meters)
				.observationRegistry(observations)
				.build();
		}

		@Bean
		static ExpectedRefusals expectedRefusals() {
			return (status, headers) -> status.value() == 404;
		}

		@Bean
		static InMemorySpanExporter spans() {
			return InMemorySpanExporter.create();
		}

		@GetMapping("/status/{status}")
		ResponseEntity<String> status(@PathVariable int status) {
			return ResponseEntity.status(status).build();
		}

		@GetMapping("/calls/web-client/{status}")
		void webClient(@PathVariable int status) {
			byWebClient("http://localhost:" + port(), status);
		}

		@GetMapping("/calls/web-client-nowhere/{status}")
		void webClientToNowhere(@PathVariable int status) {
			byWebClient("http://localhost:1", status);
		}

		private void byWebClient(String url, int status) {
			this.webClient.clone()
				.baseUrl(url)
				.build()
				.get()
				.uri(PATH, status, "secret")
				.retrieve()
				.toBodilessEntity()
				.block();
		}

		@GetMapping("/calls/rest-template/{status}")
		void restTemplate(@PathVariable int status) {
			this.restTemplate.baseUri("http://localhost:" + port())
				.build()
				.getForEntity(PATH, String.class, status, "secret");
		}

		@GetMapping("/calls/jdk/{status}")
		void jdk(@PathVariable int status) throws Exception {
			URI uri = URI.create("http://localhost:%s/status/%s?token=secret".formatted(port(), status));
			this.jdk.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding());
		}

		private String port() {
			return Objects.requireNonNull(this.environment.getProperty("local.server.port"));
		}

	}

}
