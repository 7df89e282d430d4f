package org.reviewscope.modelstore.registration;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.modelstore.StoreTest;
import org.reviewscope.modelstore.artifact.ArtifactFixtures;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Uploads that are made to do harm are refused with a reason, and leave no file; the
 * active model stays, and is handed out.
 */
@StoreTest
class HostileUploadTests {

	private static final int DEEP = 10_000;

	private final String name = "model-" + UUID.randomUUID();

	@Autowired
	RestTestClient client;

	@Value("${reviewscope.model-store.artifacts.directory}")
	Path artifacts;

	private List<String> before;

	@BeforeEach
	void activateAGoodOne() {
		upload(ArtifactFixtures.artifact(this.name, "1.0.0")).expectStatus().isCreated();
		this.client.put()
			.uri("/models/active")
			.header(HttpHeaders.AUTHORIZATION, "Bearer test-token")
			.contentType(MediaType.APPLICATION_JSON)
			.body("{\"name\": \"%s\", \"version\": \"1.0.0\"}".formatted(this.name))
			.exchange()
			.expectStatus()
			.isOk();
		this.before = List.of(this.artifacts.toFile().list());
	}

	@AfterEach
	void theGoodOneGoesOn() {
		assertThat(this.artifacts.toFile().list()).containsExactlyInAnyOrderElementsOf(this.before);
		this.client.get()
			.uri("/models/active")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo(this.name)
			.jsonPath("$.version")
			.isEqualTo("1.0.0");
		this.client.get().uri("/models/{name}/versions/1.0.0/artifact", this.name).exchange().expectStatus().isOk();
	}

	@Test
	void whatIsNoArtifactOfThisModelIsRefused() {
		byte[] good = ArtifactFixtures.artifact(this.name, "1.1.0");

		assertRefused(new byte[0]);
		assertRefused(Arrays.copyOf(good, good.length - 30));
		assertRefused(ArtifactFixtures.artifact("other", "1.1.0"));
		assertRefused(ArtifactFixtures.zip(Map.of("artifact.zip", good)));
	}

	/**
	 * Made of an artifact whose model is a link to /etc/passwd.
	 * @param file what {@code zip --symlinks} and {@code tar} have made of it
	 */
	@ParameterizedTest
	@ValueSource(strings = { "link-to-file.zip", "link-to-file.tar", "link-to-file.tar.gz" })
	void linksAreRefused(String file) throws IOException {
		try (InputStream content = getClass().getResourceAsStream("/hostile/" + file)) {
			assertRefused(upload("hostile", content.readAllBytes()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a/", "../", "/", "./" })
	void deepFoldersAreRefused(String folder) {
		Map<String, byte[]> entries = ArtifactFixtures.entries(this.name, "1.1.0", "a model");
		entries.put(folder.repeat(DEEP) + "model.onnx", entries.remove("model.onnx"));

		assertRefused(ArtifactFixtures.zip(entries));
	}

	@ParameterizedTest
	@ValueSource(strings = { "manifest.json", "tokenizer.json", "reference.json" })
	void deepJsonIsRefused(String file) {
		assertRefusedWith(file, "{\"a\":".repeat(DEEP) + "1" + "}".repeat(DEEP));
		assertRefusedWith(file, "{\"a\":" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}");
		assertRefusedWith(file, "[".repeat(DEEP));
		assertRefusedWith(file, manifest("[".repeat(DEEP) + "8" + "]".repeat(DEEP)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "NaN", "Infinity", "-Infinity", "+Infinity", "INF", "\"NaN\"", "\"Infinity\"", "1e400",
			"-1e400", "1e999999999", "-1", "2147483648", "1e2", "256.0", "0x100", "0256", "1e-999999999" })
	void whatIsNoNumberOfTokensIsRefused(String number) {
		assertRefusedWith("manifest.json", manifest(number));
	}

	@ParameterizedTest
	@ValueSource(strings = { "NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1e999999999" })
	void numbersWithoutEndAreRefused(String number) {
		assertRefusedWith("reference.json", "{\"confidence\": {\"upTo\": [0.5, %s]}}".formatted(number));
		assertRefusedWith("reference.json", "{\"class\": {\"negative\": %s}}".formatted(number));
		assertRefusedWith("tokenizer.json", "{\"model\": {\"vocab\": {\"good\": %s}}}".formatted(number));
		assertRefusedWith("tokenizer.json", "{\"a\": 1%s}".formatted("0".repeat(400)));
	}

	private String manifest(String maxLength) {
		byte[] manifest = ArtifactFixtures.entries(this.name, "1.1.0", "a model").get("manifest.json");
		return new String(manifest, StandardCharsets.UTF_8).replace("256", maxLength);
	}

	private void assertRefusedWith(String file, String content) {
		Map<String, byte[]> entries = ArtifactFixtures.entries(this.name, "1.1.0", "a model");
		entries.put(file, content.getBytes(StandardCharsets.UTF_8));
		assertRefused(ArtifactFixtures.zip(entries));
	}

	private void assertRefused(byte[] artifact) {
		assertRefused(upload(artifact));
	}

	private static void assertRefused(ResponseSpec response) {
		response.expectStatus()
			.isEqualTo(HttpStatus.BAD_REQUEST)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.detail")
			.value(String.class, (detail) -> assertThat(detail).hasSizeBetween(20, 300)
				.doesNotContain("java.", "jackson", "reviewscope", "Feature", "StreamRead"));
	}

	private ResponseSpec upload(byte[] artifact) {
		return upload(this.name, artifact);
	}

	private ResponseSpec upload(String model, byte[] artifact) {
		LinkedMultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
		parts.add("artifact", new ByteArrayResource(artifact) {

			@Override
			public String getFilename() {
				return "artifact.zip";
			}

		});
		return this.client.post()
			.uri("/models/{name}/versions", model)
			.header(HttpHeaders.AUTHORIZATION, "Bearer test-token")
			.contentType(MediaType.MULTIPART_FORM_DATA)
			.body(parts)
			.exchange();
	}

}
