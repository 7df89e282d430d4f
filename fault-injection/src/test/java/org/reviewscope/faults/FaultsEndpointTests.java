package org.reviewscope.faults;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The faults of a real service are switched through its management port.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = { "management.server.port=0",
		"reviewscope.faults.enabled=true",
		"reviewscope.faults.start=model-store-service/latency-one-route?route=/nowhere,gateway-service/error-rate",
		"spring.application.name=model-store-service", "spring.datasource.url=jdbc:h2:mem:endpoint",
		"management.tracing.export.otlp.enabled=false", "management.logging.export.otlp.enabled=false" })
class FaultsEndpointTests {

	private static final JsonMapper JSON = new JsonMapper();

	private final RestClient client = RestClient.builder().defaultStatusHandler((_) -> true, (_, _) -> {
	}).build();

	@LocalServerPort
	private int port;

	@LocalManagementPort
	private int managementPort;

	@Autowired
	private Faults faults;

	@Test
	void listsEachFaultWithItsSigns() {
		JsonNode states = JSON.readTree(call(HttpMethod.GET, "").getBody());

		assertThat(states.valueStream().map((state) -> state.path("fault").path("name").asString())).containsExactly(
				"bad-model", "bottleneck", "clock-skew", "connection-refused", "cpu-burn", "database-lock",
				"error-rate", "exporter-dropped", "exporter-slow", "gc-pressure", "latency-fixed", "latency-one-route",
				"latency-one-tenant", "latency-random", "memory-leak", "pool-exhausted", "slow-query",
				"threads-starved");
		assertThat(states.path(0).path("fault").path("signs").path("metric").asString())
			.isEqualTo("model_swap_failures_total");
		assertThat(states.path(0).path("on").asBoolean(true)).isFalse();
	}

	@Test
	void beginsAtTheStartWhatIsNamedForThisService() {
		assertThat(this.faults.states()).filteredOn(FaultState::on)
			.extracting((state) -> state.fault().name())
			.containsExactly("latency-one-route");
	}

	@Test
	void delaysTheApiAndNotTheManagementPort() {
		ResponseEntity<String> answer = call(HttpMethod.POST, "/latency-fixed?delay=150ms&for=1m");
		assertThat(answer.getStatusCode().value()).isEqualTo(200);
		assertThat(JSON.readTree(answer.getBody()).path("values").path("delay").asString()).isEqualTo("150ms");
		assertThat(timeOf("http://localhost:" + this.port + "/hello")).isGreaterThanOrEqualTo(Duration.ofMillis(150));

		assertThat(JSON.readTree(call(HttpMethod.DELETE, "/latency-fixed").getBody()).path("on").asBoolean(true))
			.isFalse();
		assertThat(call(HttpMethod.GET, "").getBody()).doesNotContain("150ms");
	}

	@Test
	void failureIsAProblemOfTheServiceAndNotOfTheEndpoint() {
		call(HttpMethod.POST, "/error-rate?percent=100");
		try {
			assertThat(get("http://localhost:" + this.port + "/hello").getStatusCode().value()).isEqualTo(500);
			assertThat(get("http://localhost:" + this.port + "/actuator/faults").getStatusCode().value())
				.isEqualTo(404);
			assertThat(call(HttpMethod.GET, "").getStatusCode().value()).isEqualTo(200);
		}
		finally {
			call(HttpMethod.DELETE, "/error-rate");
		}
	}

	@Test
	void mistakesAreExplained() {
		problem(call(HttpMethod.POST, "/none"), 404, "This service has no fault");
		problem(call(HttpMethod.DELETE, "/none"), 404, "This service has no fault");
		problem(call(HttpMethod.POST, "/latency-fixed?delay=long"), 400, "delay must be a duration");
		problem(call(HttpMethod.POST, "/latency-fixed?percent=3"), 400, "latency-fixed has no parameter percent");
		problem(call(HttpMethod.POST, "/latency-fixed?for=2h"), 400, "for must be an hour at most");
		problem(call(HttpMethod.POST, "/latency-fixed?for=0s"), 400, "for must be longer than 0s, but is 0s");
		problem(call(HttpMethod.POST, "/latency-fixed?for=-5s"), 400, "for must be longer than 0s, but is -5s");
		problem(call(HttpMethod.POST, "/clock-skew?by=-2h"), 400, "by must be an hour at most");
		problem(call(HttpMethod.POST, "/latency-fixed?delay=99999999999999999d"), 400, "delay must be a duration");
	}

	@Test
	void pageOfABrowserSwitchesNothing() {
		ResponseEntity<String> answer = this.client.post()
			.uri(endpoint() + "/latency-fixed")
			.header(HttpHeaders.ORIGIN, "https://example.org")
			.retrieve()
			.toEntity(String.class);

		assertThat(answer.getStatusCode().is4xxClientError()).isTrue();
		assertThat(this.faults.states()).filteredOn((state) -> state.fault().name().equals("latency-fixed"))
			.noneMatch(FaultState::on);
	}

	private static void problem(ResponseEntity<String> answer, int status, String detail) {
		assertThat(answer.getStatusCode().value()).isEqualTo(status);
		assertThat(answer.getHeaders().getContentType()).hasToString("application/problem+json");
		assertThat(answer.getBody()).contains(detail);
	}

	private Duration timeOf(String url) {
		long begin = System.nanoTime();
		assertThat(get(url).getBody()).isEqualTo("hello");
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	private ResponseEntity<String> get(String url) {
		return this.client.get().uri(url).retrieve().toEntity(String.class);
	}

	private ResponseEntity<String> call(HttpMethod method, String path) {
		return this.client.method(method).uri(endpoint() + path).retrieve().toEntity(String.class);
	}

	private String endpoint() {
		return "http://localhost:" + this.managementPort + "/actuator/faults";
	}

}
