package org.reviewscope.modelstore.security;

import java.util.List;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

@WebMvcTest(SecurityConfigurationTests.AnyController.class)
@Import({ SecurityConfiguration.class, ProblemResponder.class, SecurityConfigurationTests.AnyController.class })
@EnableConfigurationProperties(SecurityProperties.class)
@ExtendWith(OutputCaptureExtension.class)
class SecurityConfigurationTests {

	@Autowired
	MockMvcTester mvc;

	@ParameterizedTest
	@ValueSource(strings = { "/models/tiny/versions", "/models/active", "/models/anything/else" })
	void theTokenAllowsChanges(String path) {
		assertThat(exchange(HttpMethod.POST, path, "Bearer test-token")).hasStatusOk();
		assertThat(exchange(HttpMethod.PUT, path, "bearer test-token")).hasStatusOk();
		assertThat(exchange(HttpMethod.DELETE, path, "Bearer test-token")).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Bearer", "Bearer ", "Bearer test-toke", "Bearer test-tokens", "Bearer TEST-TOKEN",
			"Basic dGVzdC10b2tlbg==", "test-token" })
	void nothingElseAllowsChanges(String authorization) {
		assertThat(exchange(HttpMethod.POST, "/models/tiny/versions", authorization)).hasStatus(HttpStatus.UNAUTHORIZED)
			.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
			.hasHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		assertThat(exchange(HttpMethod.DELETE, "/models/candidate", authorization)).hasStatus(HttpStatus.UNAUTHORIZED);
	}

	@Test
	void aRequestWithoutAuthorizationIsToldHow() {
		assertThat(this.mvc.put().uri("/models/active")).hasStatus(HttpStatus.UNAUTHORIZED)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("Authorization: Bearer");
	}

	@Test
	void refusedChangeIsLogged(CapturedOutput output) {
		exchange(HttpMethod.PUT, "/models/active", "Bearer secret-guess");
		assertThat(output).containsOnlyOnce("Refused a change of the registry: no valid token")
			.doesNotContain("secret-guess");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/models", "/models/active", "/models/tiny/versions/1/artifact", "/predictions/1" })
	void readingIsOpen(String path) {
		assertThat(this.mvc.get().uri(path)).hasStatusOk();
		assertThat(exchange(HttpMethod.GET, path, "Bearer wrong")).hasStatusOk();
	}

	@Test
	void recordingIsOpenAndNeedsNoForgeryToken() {
		assertThat(this.mvc.put().uri("/predictions/1")).hasStatusOk();
	}

	@Test
	void noSessionIsOpened() {
		assertThat(exchange(HttpMethod.PUT, "/models/active", "Bearer test-token")).doesNotContainHeader("Set-Cookie")
			.request()
			.satisfies((request) -> assertThat(request.getSession(false)).isNull());
	}

	@Test
	void theTokenIsInNoText() {
		assertThat(new SecurityProperties(List.of("test-token"))).hasToString("SecurityProperties[readOnly=false]");
	}

	private MvcTestResult exchange(HttpMethod method, String path, String authorization) {
		return this.mvc.method(method).uri(path).header(HttpHeaders.AUTHORIZATION, authorization).exchange();
	}

	@Nested
	@TestPropertySource(properties = "reviewscope.model-store.security.admin-token=new-token, test-token")
	class WhileOneTokenReplacesTheOther {

		@ParameterizedTest
		@ValueSource(strings = { "Bearer new-token", "Bearer test-token" })
		void bothAllowChanges(String authorization) {
			assertThat(exchange(HttpMethod.PUT, "/models/active", authorization)).hasStatusOk();
		}

		@ParameterizedTest
		@ValueSource(strings = { "Bearer new-token,test-token", "Bearer new-token, test-token", "Bearer ,", "Bearer " })
		void nothingElseDoes(String authorization) {
			assertThat(exchange(HttpMethod.PUT, "/models/active", authorization)).hasStatus(HttpStatus.UNAUTHORIZED);
		}

	}

	@Nested
	@TestPropertySource(properties = "reviewscope.model-store.security.admin-token= ")
	class WithoutAToken {

		@ParameterizedTest
		@ValueSource(strings = { "Bearer test-token", "Bearer ", "Bearer  " })
		void theRegistryIsReadOnly(String authorization) {
			assertThat(exchange(HttpMethod.PUT, "/models/active", authorization)).hasStatus(HttpStatus.FORBIDDEN)
				.hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
				.bodyJson()
				.extractingPath("$.detail")
				.asString()
				.contains("read-only", "MODEL_STORE_ADMIN_TOKEN");
		}

		@Test
		void theRegistryIsReadOnlyForTheAnonymous() {
			assertThat(SecurityConfigurationTests.this.mvc.post().uri("/models/tiny/versions"))
				.hasStatus(HttpStatus.FORBIDDEN);
		}

		@Test
		void theLogSaysSo(CapturedOutput output) {
			SecurityProperties properties = new SecurityProperties(List.of());
			new SecurityConfiguration().authenticationManager(properties);

			assertThat(output).contains("read-only", "MODEL_STORE_ADMIN_TOKEN");
		}

	}

	/**
	 * Stands behind the filters.
	 */
	@RestController
	static class AnyController {

		@RequestMapping("/**")
		String anything() {
			return "reached";
		}

	}

}
