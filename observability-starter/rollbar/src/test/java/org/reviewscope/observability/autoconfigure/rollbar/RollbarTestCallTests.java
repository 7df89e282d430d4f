package org.reviewscope.observability.autoconfigure.rollbar;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The call that raises a warning and an error is on the management port of those who have
 * asked for it.
 */
class RollbarTestCallTests {

	private static final RollbarServer ROLLBAR = new RollbarServer();

	private static final RestClient CLIENT = RestClient.builder()
		.defaultStatusHandler((status) -> true, (request, response) -> {
		})
		.build();

	@AfterAll
	static void stop() {
		ROLLBAR.close();
	}

	private static ResponseEntity<String> post(int port, String... origin) {
		return CLIENT.post()
			.uri("http://localhost:" + port + "/actuator/rollbar")
			.headers((headers) -> List.of(origin).forEach((value) -> headers.add(HttpHeaders.ORIGIN, value)))
			.retrieve()
			.toEntity(String.class);
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Service {

	}

	@Nested
	@SpringBootTest(classes = Service.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { "management.server.port=0", "management.opentelemetry.enabled=false",
					"reviewscope.rollbar.enabled=true", "reviewscope.rollbar.test-call=true",
					"ROLLBAR_ACCESS_TOKEN=the-token" })
	class AskedFor {

		@LocalManagementPort
		private int managementPort;

		@LocalServerPort
		private int port;

		@DynamicPropertySource
		static void endpoint(DynamicPropertyRegistry registry) {
			registry.add("reviewscope.rollbar.endpoint", ROLLBAR::endpoint);
		}

		@Test
		void raisesAWarningAndAnError() {
			ResponseEntity<String> answer = post(this.managementPort);
			assertThat(answer.getStatusCode().value()).isEqualTo(200);
			assertThat(answer.getBody()).isEqualTo("{\"logger\":\"%s\",\"levels\":[\"warning\",\"error\"]}"
				.formatted(RollbarTestCall.class.getName()));
			await().untilAsserted(() -> assertThat(levels()).containsExactly("warning", "error"));
			assertThat(ROLLBAR.items())
				.allSatisfy((item) -> assertThat(item.text()).doesNotContain("to try Rollbar", "This text"));
		}

		@Test
		void isNeitherForBrowsersNorForClients() {
			assertThat(post(this.managementPort, "https://example.org").getStatusCode().is4xxClientError()).isTrue();
			assertThat(post(this.port).getStatusCode().value()).isEqualTo(404);
		}

		private static List<String> levels() {
			return ROLLBAR.items()
				.stream()
				.filter((item) -> item.data().path("context").asString().equals(RollbarTestCall.class.getName()))
				.map((item) -> item.data().path("level").asString())
				.toList();
		}

	}

	@Nested
	@SpringBootTest(classes = Service.class, webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
			"management.server.port=0", "management.opentelemetry.enabled=false", "reviewscope.rollbar.enabled=true" })
	class NotAskedFor {

		@LocalManagementPort
		private int managementPort;

		@Test
		void isNotThere() {
			assertThat(post(this.managementPort).getStatusCode().value()).isEqualTo(404);
		}

	}

}
