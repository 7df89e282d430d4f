package org.reviewscope.observability.autoconfigure.request;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reviewscope.observability.autoconfigure.TestApplication;
import org.reviewscope.observability.autoconfigure.TestService;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Rules for bodies work by themselves: without problem details the answers have Spring
 * Boot's error attributes, and the same status.
 */
class RefusedBodyTests {

	private static TestService service;

	@BeforeAll
	static void start() {
		service = TestService.start(App.class, "management.tracing.export.otlp.enabled=false",
				"management.logging.export.otlp.enabled=false", "reviewscope.observability.request-body.max-size=1KB",
				"reviewscope.observability.request-body.strict-json=true");
	}

	@AfterAll
	static void stop() {
		service.close();
	}

	@Test
	void tooLargeBodyIsContentTooLarge() {
		assertRefused(post("{\"text\":\"" + "x".repeat(2000) + "\"}"), HttpStatus.CONTENT_TOO_LARGE);
	}

	@Test
	void valueOfAnotherTypeIsBadRequest() {
		assertRefused(post("{\"text\":42}"), HttpStatus.BAD_REQUEST);
	}

	@Test
	void bodyThatFitsIsRead() {
		assertThat(post("{\"text\":\"42\"}").getBody()).isEqualTo("42");
	}

	private static void assertRefused(ResponseEntity<String> response, HttpStatus status) {
		assertThat(response.getStatusCode()).isEqualTo(status);
		assertThat(response.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
		assertThat(response.getBody()).contains("\"timestamp\":\"")
			.contains("\"status\":%d,\"error\":\"%s\",\"path\":\"/texts\"}".formatted(status.value(),
					status.getReasonPhrase()));
	}

	private static ResponseEntity<String> post(String body) {
		return service.client()
			.post()
			.uri("/texts")
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.retrieve()
			.toEntity(String.class);
	}

	record Text(String text) {
	}

	@TestApplication
	@RestController
	static class App {

		@PostMapping("/texts")
		String text(@RequestBody Text text) {
			return text.text();
		}

	}

}
