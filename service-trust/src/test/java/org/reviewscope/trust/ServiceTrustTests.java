package org.reviewscope.trust;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

@ExtendWith(OutputCaptureExtension.class)
class ServiceTrustTests {

	private static final String NEW = "new-token-0123456789";

	private static final String OLD = "old-token-0123456789";

	@Test
	void everybodyIsAnsweredWithoutASecret() {
		try (ConfigurableApplicationContext service = start("--reviewscope.trust.tokens=")) {
			assertThat(get(service, "/anything", null).getStatusCode()).isEqualTo(HttpStatus.OK);
			assertThat(get(service, "/actuator/info", null).getBody()).contains("\"callers\":\"everybody\"");
		}
	}

	@Test
	void theSuiteIsAnsweredAlone() {
		try (ConfigurableApplicationContext service = start(tokens(NEW, OLD),
				"--reviewscope.trust.operator-tokens=op")) {
			for (String token : List.of(NEW, OLD, "op")) {
				assertThat(get(service, "/anything", "Bearer " + token).getStatusCode()).isEqualTo(HttpStatus.OK);
			}
			ResponseEntity<String> refused = get(service, "/anything", null);
			assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
			assertThat(refused.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
			assertThat(refused.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE))
				.isEqualTo("Bearer realm=\"reviewscope\"");
			assertThat(get(service, "/actuator/info", "Bearer " + NEW).getBody()).contains("with a token");
		}
	}

	@Test
	void noPathIsAWayAround() {
		try (ConfigurableApplicationContext service = start(tokens(NEW))) {
			assertThat(List.of("/readyz/", "/readyz;a", "/readyz/../anything", "//readyz", "/READYZ", "/%72eadyz",
					"/readyz/anything", "/error", "/"))
				.allSatisfy((path) -> assertThat(get(service, path, null).getStatusCode().value()).isIn(400, 401));
			assertThat(get(service, "/readyz", null).getStatusCode()).isEqualTo(HttpStatus.OK);
		}
	}

	@Test
	void guessesAreRefusedAndNotLogged(CapturedOutput output) {
		try (ConfigurableApplicationContext service = start(tokens(NEW))) {
			for (String guess : List.of("Bearer guess", "Bearer ", "Basic " + NEW, NEW, "Bearer " + NEW + "," + OLD)) {
				ResponseEntity<String> refused = get(service, "/anything", guess);
				assertThat(refused.getStatusCode()).as(guess).isEqualTo(HttpStatus.UNAUTHORIZED);
				assertThat(refused.getBody()).doesNotContain("guess", NEW);
			}
		}
		assertThat(output).contains("Refused a caller: wrong token (0 more since the last such line)")
			.doesNotContain("guess", NEW, "\tat ");
	}

	@Test
	void theFirstTokenIsSentToPeersAndToNobodyElse() {
		try (ConfigurableApplicationContext peer = start(tokens(NEW, OLD));
				ConfigurableApplicationContext other = start("--reviewscope.trust.guarded=false");
				ConfigurableApplicationContext sender = start(tokens(OLD),
						"--reviewscope.trust.peers=%s/with/a/path".formatted(url(peer)))) {
			RestClient client = sender.getBean(RestClient.Builder.class).build();

			assertThat(client.get().uri(url(peer) + "/anything").retrieve().body(String.class))
				.isEqualTo("Bearer " + OLD);
			assertThat(client.get().uri(url(other) + "/anything").retrieve().body(String.class)).isEqualTo("none");
		}
	}

	@Test
	void shortSecretEndsTheStartAndSaysWhatToDo(CapturedOutput output) {
		assertThatException().isThrownBy(() -> start(tokens("short")).close())
			.havingRootCause()
			.isInstanceOf(WeakTokenException.class);
		assertThat(output).contains("APPLICATION FAILED TO START", "at least 16 characters", "openssl rand -hex 32")
			.doesNotContain("\tat ", "short\n");
	}

	private static String tokens(String... tokens) {
		return "--reviewscope.trust.tokens=" + String.join(",", tokens);
	}

	private static ConfigurableApplicationContext start(String... arguments) {
		return SpringApplication.run(SmallService.class, arguments);
	}

	private static String url(ConfigurableApplicationContext service) {
		return "http://localhost:" + ((WebServerApplicationContext) service).getWebServer().getPort();
	}

	private static ResponseEntity<String> get(ConfigurableApplicationContext service, String path,
			String authorization) {
		return RestClient.create().get().uri(URI.create(url(service) + path)).headers((headers) -> {
			if (authorization != null) {
				headers.set(HttpHeaders.AUTHORIZATION, authorization);
			}
		}).retrieve().onStatus((status) -> true, (_, _) -> {
		}).toEntity(String.class);
	}

	/**
	 * Tells what was sent.
	 */
	@RestController
	@EnableAutoConfiguration
	static class SmallService {

		@RequestMapping({ "/anything", "/readyz" })
		String authorization(@RequestHeader(name = "Authorization", defaultValue = "none") String authorization) {
			return authorization;
		}

	}

}
