package org.reviewscope.modelstore.rollout;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.modelstore.StoreTest;
import org.reviewscope.modelstore.artifact.ArtifactFixtures;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A version beside the active one: from its start to its promotion or its end.
 */
@StoreTest
@ExtendWith(OutputCaptureExtension.class)
class RolloutApiTests {

	private final String name = "model-" + UUID.randomUUID();

	@Autowired
	RestTestClient client;

	@BeforeEach
	void activateTheFirstOfThreeVersions() {
		List.of("1.0.0", "2.0.0", "3.0.0").forEach(this::upload);
		activate("1.0.0").expectStatus().isOk();
	}

	@AfterEach
	void leaveNoRollout() {
		rollBack().expectStatus().isNoContent().expectBody().isEmpty();
	}

	@Test
	void withoutARolloutThereIsNoCandidate() {
		active().jsonPath("$.version").isEqualTo("1.0.0").jsonPath("$.candidate").doesNotExist();
		candidates(false, false, false);
	}

	@Test
	void candidateIsShownBesideTheActiveVersion() {
		nominate("2.0.0", "\"canary\", \"percent\": 25").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo(this.name)
			.jsonPath("$.version")
			.isEqualTo("2.0.0")
			.jsonPath("$.mode")
			.isEqualTo("canary")
			.jsonPath("$.percent")
			.isEqualTo(25)
			.jsonPath("$.sha256")
			.exists()
			.jsonPath("$.sizeBytes")
			.exists()
			.jsonPath("$.startedAt")
			.exists();

		active().jsonPath("$.version")
			.isEqualTo("1.0.0")
			.jsonPath("$.candidate.version")
			.isEqualTo("2.0.0")
			.jsonPath("$.candidate.mode")
			.isEqualTo("canary")
			.jsonPath("$.candidate.percent")
			.isEqualTo(25);
		candidates(false, true, false);
	}

	@Test
	void shadowIsShownAllRequestsUnlessAskedOtherwise() {
		nominate("2.0.0", "\"shadow\"").expectBody().jsonPath("$.percent").isEqualTo(100);
		nominate("2.0.0", "\"shadow\", \"percent\": 10").expectBody().jsonPath("$.percent").isEqualTo(10);
	}

	@Test
	void sameRolloutGoesOn(CapturedOutput output) {
		byte[] first = nominate("2.0.0", "\"shadow\"").expectBody().returnResult().getResponseBodyContent();

		nominate("2.0.0", "\"shadow\", \"percent\": 100").expectBody()
			.consumeWith((again) -> assertThat(again.getResponseBodyContent()).isEqualTo(first));
		assertThat(output).containsOnlyOnce("Rollout of " + this.name + " 2.0.0 as shadow started, 100 percent");
	}

	@Test
	void anotherRolloutTakesItsPlace(CapturedOutput output) {
		nominate("2.0.0", "\"shadow\"");
		nominate("3.0.0", "\"canary\", \"percent\": 1").expectStatus().isOk();

		active().jsonPath("$.candidate.version").isEqualTo("3.0.0");
		candidates(false, false, true);
		assertThat(output).containsOnlyOnce("Rollout of " + this.name + " 2.0.0 ended: replaced");
		rollBack();
		active().jsonPath("$.candidate").doesNotExist();
	}

	@Test
	void rollBackLeavesTheActiveVersionAlone(CapturedOutput output) {
		nominate("2.0.0", "\"canary\", \"percent\": 100");

		rollBack().expectStatus().isNoContent();

		active().jsonPath("$.version").isEqualTo("1.0.0").jsonPath("$.candidate").doesNotExist();
		rollBack().expectStatus().isNoContent();
		assertThat(output).containsOnlyOnce("Rollout of " + this.name + " 2.0.0 ended: rolled_back");
	}

	@Test
	void activatingTheCandidatePromotesIt(CapturedOutput output) {
		nominate("2.0.0", "\"canary\", \"percent\": 50");

		activate("2.0.0").expectStatus().isOk();

		active().jsonPath("$.version").isEqualTo("2.0.0").jsonPath("$.candidate").doesNotExist();
		activate("1.0.0");
		active().jsonPath("$.version").isEqualTo("1.0.0").jsonPath("$.candidate").doesNotExist();
		assertThat(output).containsOnlyOnce("Rollout of " + this.name + " 2.0.0 ended: promoted");
	}

	@Test
	void activatingAThirdVersionLeavesTheCandidateWhereItIs() {
		nominate("2.0.0", "\"shadow\"");

		activate("3.0.0");

		active().jsonPath("$.version").isEqualTo("3.0.0").jsonPath("$.candidate.version").isEqualTo("2.0.0");
	}

	@Test
	void activeVersionIsNoCandidate() {
		assertProblem(nominate("1.0.0", "\"shadow\""), HttpStatus.CONFLICT);
		active().jsonPath("$.candidate").doesNotExist();
	}

	@Test
	void unknownVersionIsNoCandidate() {
		nominate("2.0.0", "\"shadow\"");
		assertProblem(nominate("9.9.9", "\"shadow\""), HttpStatus.NOT_FOUND);
		active().jsonPath("$.candidate.version").isEqualTo("2.0.0");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"canary\"", "\"canary\", \"percent\": null", "\"canary\", \"percent\": 0",
			"\"canary\", \"percent\": 101", "\"canary\", \"percent\": -1", "\"canary\", \"percent\": 2.5",
			"\"canary\", \"percent\": \"50\"", "\"canary\", \"percent\": 99999999999", "\"shadow\", \"percent\": 0",
			"\"SHADOW\"", "\"blue\"", "\"\"", "null", "0", "[]" })
	void nonsenseIsRefused(String mode) {
		assertProblem(nominate("2.0.0", mode), HttpStatus.BAD_REQUEST);
		active().jsonPath("$.candidate").doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{}", "{", "{\"mode\": \"shadow\"}",
			"{\"name\": \"A\", \"version\": \"1\", \"mode\": \"shadow\"}",
			"{\"name\": \"a\\u0000\", \"version\": \"1\", \"mode\": \"shadow\"}" })
	void bodyThatIsNoneIsRefused(String body) {
		assertProblem(put("/models/candidate", body, "Bearer test-token"), HttpStatus.BAD_REQUEST);
	}

	@Test
	void strangersNeitherStartNorEndARollout() {
		nominate("2.0.0", "\"shadow\"");
		assertProblem(put("/models/candidate", "{}", "Bearer guessed"), HttpStatus.UNAUTHORIZED);
		assertProblem(this.client.delete().uri("/models/candidate").exchange(), HttpStatus.UNAUTHORIZED);
		active().jsonPath("$.candidate.version").isEqualTo("2.0.0");
	}

	private ResponseSpec nominate(String version, String modeAndMore) {
		return put("/models/candidate", """
				{"name": "%s", "version": "%s", "mode": %s}""".formatted(this.name, version, modeAndMore),
				"Bearer test-token");
	}

	private ResponseSpec activate(String version) {
		return put("/models/active", """
				{"name": "%s", "version": "%s"}""".formatted(this.name, version), "Bearer test-token");
	}

	private ResponseSpec rollBack() {
		return this.client.delete()
			.uri("/models/candidate")
			.header(HttpHeaders.AUTHORIZATION, "Bearer test-token")
			.exchange();
	}

	private RestTestClient.BodyContentSpec active() {
		return this.client.get().uri("/models/active").exchange().expectStatus().isOk().expectBody();
	}

	private void candidates(boolean... expected) {
		RestTestClient.BodyContentSpec models = this.client.get().uri("/models").exchange().expectBody();
		for (int i = 0; i < expected.length; i++) {
			models.jsonPath("$.models[?(@.name=='%s')].versions[%d].candidate".formatted(this.name, i))
				.isEqualTo(expected[i]);
		}
	}

	private ResponseSpec put(String path, String body, String authorization) {
		return this.client.put()
			.uri(path)
			.header(HttpHeaders.AUTHORIZATION, authorization)
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange();
	}

	private void upload(String version) {
		MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
		parts.add("artifact", new ByteArrayResource(ArtifactFixtures.artifact(this.name, version)) {

			@Override
			public String getFilename() {
				return "artifact.zip";
			}

		});
		this.client.post()
			.uri("/models/{name}/versions", this.name)
			.header(HttpHeaders.AUTHORIZATION, "Bearer test-token")
			.contentType(MediaType.MULTIPART_FORM_DATA)
			.body(parts)
			.exchange()
			.expectStatus()
			.isCreated();
	}

	private static void assertProblem(ResponseSpec response, HttpStatus status) {
		response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.exists()
			.jsonPath("$.status")
			.isEqualTo(status.value());
	}

}
