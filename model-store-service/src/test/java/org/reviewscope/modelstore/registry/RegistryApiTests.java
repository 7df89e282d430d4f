package org.reviewscope.modelstore.registry;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.modelstore.StoreTest;
import org.reviewscope.modelstore.artifact.ArtifactFixtures;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

@StoreTest
class RegistryApiTests {

	private final String name = "model-" + UUID.randomUUID();

	@Autowired
	RestTestClient client;

	@Autowired
	MeterRegistry meters;

	@LocalServerPort
	int port;

	@Value("${reviewscope.model-store.artifacts.directory}")
	Path artifacts;

	@Test
	void registersAVersionAndHandsItsArtifactOut() throws Exception {
		byte[] artifact = ArtifactFixtures.artifact(this.name, "1.0.0");

		upload(artifact).expectStatus()
			.isCreated()
			.expectHeader()
			.location("/models/%s/versions/1.0.0".formatted(this.name))
			.expectBody()
			.jsonPath("$.version")
			.isEqualTo("1.0.0")
			.jsonPath("$.active")
			.isEqualTo(false)
			.jsonPath("$.sha256")
			.isEqualTo(sha256(artifact))
			.jsonPath("$.sizeBytes")
			.isEqualTo(artifact.length)
			.jsonPath("$.labels[2]")
			.isEqualTo("positive")
			.jsonPath("$.maxLength")
			.isEqualTo(256)
			.jsonPath("$.createdAt")
			.exists();

		this.client.get()
			.uri("/models/{name}/versions/1.0.0/artifact", this.name)
			.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentType("application/zip")
			.expectHeader()
			.contentLength(artifact.length)
			.expectHeader()
			.valueEquals(HttpHeaders.ETAG, "\"%s\"".formatted(sha256(artifact)))
			.expectBody()
			.consumeWith((result) -> assertThat(result.getResponseBodyContent()).isEqualTo(artifact));
	}

	@Test
	void sparesAnArtifactThatTheClientHas() throws Exception {
		byte[] artifact = ArtifactFixtures.artifact(this.name, "1.0.0");
		upload(artifact);

		this.client.get()
			.uri("/models/{name}/versions/1.0.0/artifact", this.name)
			.header(HttpHeaders.IF_NONE_MATCH, "\"%s\"".formatted(sha256(artifact)))
			.exchange()
			.expectStatus()
			.isNotModified()
			.expectBody()
			.isEmpty();
	}

	@Test
	void takesTheSameContentTwice() {
		byte[] artifact = ArtifactFixtures.artifact(this.name, "1.0.0");
		upload(artifact).expectStatus().isCreated();

		upload(artifact).expectStatus().isOk().expectBody().jsonPath("$.version").isEqualTo("1.0.0");
	}

	@Test
	void registersAVersionOnceWhenItIsUploadedAtTheSameTime() throws Exception {
		byte[] artifact = ArtifactFixtures.artifact(this.name, "1.0.0");
		Callable<HttpStatus> upload = () -> HttpStatus
			.valueOf(upload(artifact).returnResult(Void.class).getStatus().value());

		List<Future<HttpStatus>> results;
		try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
			results = executor.invokeAll(List.of(upload, upload, upload, upload));
		}

		assertThat(results).extracting(Future::resultNow)
			.containsOnly(HttpStatus.OK, HttpStatus.CREATED)
			.containsOnlyOnce(HttpStatus.CREATED);
	}

	@Test
	void refusesOtherContentForAVersion() throws Exception {
		byte[] artifact = ArtifactFixtures.artifact(this.name, "1.0.0");
		upload(artifact);
		byte[] other = ArtifactFixtures.artifact(this.name, "1.0.0", "another model");

		assertProblem(upload(other), HttpStatus.CONFLICT);
		assertThat(this.artifacts.resolve(sha256(artifact) + ".zip")).exists();
		assertThat(this.artifacts.resolve(sha256(other) + ".zip")).doesNotExist();
	}

	@Test
	void mendsALostFileByUploadingItAgain() throws Exception {
		byte[] artifact = ArtifactFixtures.artifact(this.name, "1.0.0");
		upload(artifact);
		Files.delete(this.artifacts.resolve(sha256(artifact) + ".zip"));
		assertProblem(get("/models/%s/versions/1.0.0/artifact".formatted(this.name)), HttpStatus.SERVICE_UNAVAILABLE);

		upload(artifact).expectStatus().isOk();

		get("/models/%s/versions/1.0.0/artifact".formatted(this.name)).expectStatus().isOk();
	}

	@Test
	void checksTheGivenChecksum() throws Exception {
		byte[] artifact = ArtifactFixtures.artifact(this.name, "1.0.0");

		assertProblem(upload(artifact, "0".repeat(64)), HttpStatus.BAD_REQUEST);
		assertProblem(upload(artifact, "no checksum"), HttpStatus.BAD_REQUEST);
		upload(artifact, sha256(artifact)).expectStatus().isCreated();
	}

	@Test
	void refusesAnArtifactOfAnotherModel() {
		assertProblem(upload(ArtifactFixtures.artifact("other", "1.0.0")), HttpStatus.BAD_REQUEST);
	}

	@Test
	void refusesWhatIsNoArtifact() {
		assertProblem(upload("no zip".getBytes(StandardCharsets.UTF_8)), HttpStatus.BAD_REQUEST);
		assertThat(partialFiles()).isEmpty();
	}

	@Test
	void refusesATooLargeArtifact() {
		assertProblem(upload(new byte[64 * 1024 * 1024 + 1]), HttpStatus.CONTENT_TOO_LARGE);
		assertThat(partialFiles()).isEmpty();
	}

	@Test
	void refusesAnUploadWithoutAFile() {
		MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
		parts.add("artifact", "only a text");

		assertProblem(upload(parts), HttpStatus.BAD_REQUEST);
	}

	@ParameterizedTest
	@ValueSource(strings = { "multipart/form-data", "multipart/form-data; boundary=x", "application/json",
			"application/zip" })
	void refusesAnUploadThatIsNotMultipart(String contentType) {
		ResponseSpec response = this.client.post()
			.uri("/models/{name}/versions", this.name)
			.header(HttpHeaders.AUTHORIZATION, "Bearer test-token")
			.header(HttpHeaders.CONTENT_TYPE, contentType)
			.body("nonsense".getBytes(StandardCharsets.UTF_8))
			.exchange();

		response.expectStatus().is4xxClientError().expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void leavesNothingOfAnUploadThatBreaksOff() throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream().write("""
					POST /models/%s/versions HTTP/1.1\r
					Host: localhost\r
					Authorization: Bearer test-token\r
					Content-Type: multipart/form-data; boundary=x\r
					Content-Length: 100000\r
					\r
					--x\r
					Content-Disposition: form-data; name="artifact"; filename="a.zip"\r
					\r
					half of it""".formatted(this.name).getBytes(StandardCharsets.UTF_8));
		}

		await().untilAsserted(() -> assertThat(partialFiles()).isEmpty());
		assertProblem(get("/models/%s/versions/1.0.0".formatted(this.name)), HttpStatus.NOT_FOUND);
	}

	@Test
	void activatesAVersion() {
		upload(ArtifactFixtures.artifact(this.name, "1.0.0"));
		upload(ArtifactFixtures.artifact(this.name, "1.1.0"));

		activate(this.name, "1.1.0").expectStatus().isOk().expectBody().jsonPath("$.version").isEqualTo("1.1.0");
		activate(this.name, "1.0.0").expectStatus().isOk();

		get("/models/active").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.name")
			.isEqualTo(this.name)
			.jsonPath("$.version")
			.isEqualTo("1.0.0")
			.jsonPath("$.sha256")
			.exists()
			.jsonPath("$.sizeBytes")
			.exists()
			.jsonPath("$.activatedAt")
			.exists();
		get("/models").expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.models[?(@.name=='%s')].versions[*].active".formatted(this.name))
			.isEqualTo(List.of(true, false))
			.jsonPath("$.models[*].versions[?(@.active == true)]")
			.value((active) -> assertThat((List<?>) active).hasSize(1));
		assertThat(this.meters.get("model.active").gauges()).singleElement()
			.satisfies((gauge) -> assertThat(gauge.getId().getTag("name")).isEqualTo(this.name))
			.satisfies((gauge) -> assertThat(gauge.getId().getTag("version")).isEqualTo("1.0.0"));
	}

	@Test
	void staysActiveSinceTheFirstOfEqualActivations() {
		upload(ArtifactFixtures.artifact(this.name, "1.0.0"));
		byte[] first = activate(this.name, "1.0.0").expectBody().returnResult().getResponseBodyContent();

		byte[] second = activate(this.name, "1.0.0").expectBody().returnResult().getResponseBodyContent();

		assertThat(second).isEqualTo(first);
	}

	@Test
	void refusesToActivateWhatIsNotThere() {
		assertProblem(activate(this.name, "1.0.0"), HttpStatus.NOT_FOUND);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "{}", "{\"name\": \"a\"}", "{\"name\": \"A\", \"version\": \"1\"}",
			"{\"name\": \"a\\u0000\", \"version\": \"1\"}", "{\"name\": 1, \"version\": {}}", "{" })
	void refusesNonsenseAsActivation(String body) {
		assertProblem(put("/models/active", body), HttpStatus.BAD_REQUEST);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/models/unknown/versions/1/artifact", "/models/unknown/versions/1", "/models/unknown",
			"/models/unknown/versions", "/unknown" })
	void knowsNothingOfOtherPaths(String path) {
		get(path).expectStatus().is4xxClientError().expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/models/UPPER/versions/1/artifact", "/models/a/versions/%27%20or%201=1/artifact",
			"/models/a;b=c/versions/1/artifact", "/models//versions/1", "/models/%2e%2e/versions/1" })
	void refusesNamesThatAreNone(String path) throws IOException {
		assertThat(raw("GET", path)).startsWith("HTTP/1.1 400").contains("application/problem+json");
	}

	private ResponseSpec upload(byte[] artifact) {
		return upload(artifact, null);
	}

	private ResponseSpec upload(byte[] artifact, String sha256) {
		MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
		parts.add("artifact", new ByteArrayResource(artifact) {

			@Override
			public String getFilename() {
				return "artifact.zip";
			}

		});
		if (sha256 != null) {
			parts.add("sha256", sha256);
		}
		return upload(parts);
	}

	private ResponseSpec upload(MultiValueMap<String, Object> parts) {
		return this.client.post()
			.uri("/models/{name}/versions", this.name)
			.header(HttpHeaders.AUTHORIZATION, "Bearer test-token")
			.contentType(MediaType.MULTIPART_FORM_DATA)
			.body(parts)
			.exchange();
	}

	private ResponseSpec activate(String name, String version) {
		return put("/models/active", """
				{"name": "%s", "version": "%s"}""".formatted(name, version));
	}

	private ResponseSpec put(String path, String body) {
		return this.client.put()
			.uri(path)
			.header(HttpHeaders.AUTHORIZATION, "Bearer test-token")
			.contentType(MediaType.APPLICATION_JSON)
			.body(body)
			.exchange();
	}

	private ResponseSpec get(String path) {
		return this.client.get().uri(path).exchange();
	}

	private String raw(String method, String path) throws IOException {
		try (Socket socket = new Socket("localhost", this.port)) {
			socket.getOutputStream()
				.write("%s %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(method, path)
					.getBytes(StandardCharsets.UTF_8));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private List<String> partialFiles() {
		return Stream.of(this.artifacts.toFile().list()).filter((file) -> file.endsWith(".partial")).toList();
	}

	private static void assertProblem(ResponseSpec response, HttpStatus status) {
		response.expectStatus()
			.isEqualTo(status)
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.expectBody()
			.jsonPath("$.title")
			.exists()
			.jsonPath("$.detail")
			.exists()
			.jsonPath("$.status")
			.isEqualTo(status.value());
	}

	private static String sha256(byte[] content) throws Exception {
		return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
	}

}
