package org.reviewscope.system.clouds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Http.Answer;
import org.reviewscope.system.harness.Ports;
import org.reviewscope.system.harness.Repository;
import org.reviewscope.system.harness.ServiceJar;
import org.reviewscope.system.harness.ServiceProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A real gateway whose neighbours are away, and a server in Rollbar's place: what fails
 * arrives with its trace, and nothing of what the client wrote.
 */
@TestInstance(Lifecycle.PER_CLASS)
class RollbarSystemTests {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String TOKEN = "0123456789abcdef0123456789abcdef";

	private static final String REVIEW = "a teapot that nobody else writes about";

	private static final String USER = "user-4711";

	private final Vendor rollbar = new Vendor("""
			{"err": 0, "result": {"id": null, "uuid": "d4c7acef55bf4c9ea95e4fe9428a8287"}}""");

	private final List<Integer> ports = Ports.free(3);

	private ServiceProcess gateway;

	@BeforeAll
	void start(@TempDir Path folder) throws IOException {
		String away = "http://localhost:" + this.ports.get(2);
		this.gateway = ServiceProcess
			.start("gateway-service", url(0, "/readyz"),
					Map.ofEntries(Map.entry("SERVER_PORT", "" + this.ports.get(0)),
							Map.entry("MANAGEMENT_SERVER_PORT", "" + this.ports.get(1)),
							Map.entry("INFERENCE_URL", away), Map.entry("MODEL_STORE_URL", away),
							Map.entry("MANAGEMENT_TRACING_EXPORT_OTLP_ENABLED", "false"),
							Map.entry("MANAGEMENT_LOGGING_EXPORT_OTLP_ENABLED", "false"),
							Map.entry("REVIEWSCOPE_ROLLBAR_ENABLED", "true"),
							Map.entry("REVIEWSCOPE_ROLLBAR_TESTCALL", "true"),
							Map.entry("REVIEWSCOPE_ROLLBAR_ENDPOINT", this.rollbar.url() + "/api/1/item/"),
							Map.entry("ROLLBAR_ACCESS_TOKEN_FILE",
									Files.writeString(folder.resolve("token"), TOKEN + "\n").toString())),
					jars())
			.awaitReady();
	}

	@AfterEach
	void accept() {
		this.rollbar.accept();
	}

	@AfterAll
	void stop() {
		try (this.rollbar) {
			this.gateway.stop();
		}
	}

	@Test
	void failedRequestArrivesWithItsTraceAndNothingThatTheClientWrote() {
		Answer answer = predict();
		assertThat(answer.status()).isEqualTo(503);
		JsonNode item = itemOf(answer);
		assertThat(item.path("level").asString()).isIn("warning", "error");
		assertThat(item.path("environment").asString()).isEqualTo("local");
		assertThat(item.path("code_version").asString()).matches("\\d+\\.\\d+\\.\\d+.*");
		assertThat(item.at("/custom/service").asString()).isEqualTo("gateway-service");
		assertThat(item.at("/custom/span_id").asString()).matches("[0-9a-f]{16}");
		assertThat(item.path("fingerprint").asString()).matches("[0-9a-f]{40}");
		assertThat(this.rollbar.requests()).allSatisfy((request) -> {
			assertThat(request.path()).isEqualTo("/api/1/item/");
			assertThat(request.header("X-Rollbar-Access-Token")).isEqualTo(TOKEN);
			assertThat(new String(request.body())).doesNotContain(REVIEW, TOKEN, "127.0.0.1", "Answered 503",
					"\"message\":\"");
		});
		assertThat(item.toString()).doesNotContain(USER);
	}

	@Test
	void callRaisesAWarningAndAnError() {
		assertThat(Http.post(url(1, "/actuator/rollbar"), "").status()).isEqualTo(200);
		await().untilAsserted(
				() -> assertThat(items().filter((item) -> item.path("context").asString().endsWith(".RollbarTestCall"))
					.map((item) -> item.path("level").asString())).containsExactly("warning", "error"));
	}

	@Test
	void wrongTokenIsCountedAndNamedWhileTheServiceAnswers() {
		this.rollbar.refuse(401);
		assertThat(predict().status()).isEqualTo(503);
		await().untilAsserted(() -> assertThat(Http.get(url(1, "/actuator/prometheus")).body())
			.containsPattern("reviewscope_rollbar_dropped_total\\{reason=\"refused\"} [1-9]"));
		assertThat(this.gateway.log())
			.contains("Rollbar answered 401: is the token of ROLLBAR_ACCESS_TOKEN_FILE or ROLLBAR_ACCESS_TOKEN right");
	}

	@Test
	void userIsNamedByTheSwitchAlone() {
		assertThat(itemOf(predict()).has("person")).isFalse();
		this.gateway.restartWith(Map.of("REVIEWSCOPE_ROLLBAR_PERSON", "true"));
		try {
			assertThat(itemOf(predict()).at("/person/id").asString()).isEqualTo(USER);
		}
		finally {
			this.gateway.restartWith(Map.of("REVIEWSCOPE_ROLLBAR_PERSON", "false"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "gateway-service", "inference-service", "model-store-service", "dev-console" })
	void noServiceContainsIt(String service) throws IOException {
		try (JarFile jar = new JarFile(ServiceJar.jar(service).toFile())) {
			assertThat(jar.stream()).extracting(Object::toString)
				.hasSizeGreaterThan(100)
				.noneMatch((entry) -> entry.contains("rollbar"));
		}
	}

	private Answer predict() {
		return Http.post(url(0, "/api/v1/predictions"), "{\"review\": \"" + REVIEW + "\"}", "x-user-id", USER);
	}

	private JsonNode itemOf(Answer answer) {
		String trace = answer.header("X-Trace-Id");
		assertThat(trace).matches("[0-9a-f]{32}");
		await().until(() -> items().anyMatch((item) -> isOf(item, trace)));
		return items().filter((item) -> isOf(item, trace)).findFirst().orElseThrow();
	}

	private static boolean isOf(JsonNode item, String trace) {
		return item.at("/custom/trace_id").asString().equals(trace);
	}

	private Stream<JsonNode> items() {
		return this.rollbar.requests().stream().map((request) -> JSON.readTree(request.body()).path("data"));
	}

	private String url(int port, String path) {
		return "http://localhost:" + this.ports.get(port) + path;
	}

	private static List<Path> jars() throws IOException {
		Path module = Repository.ROOT.resolve("observability-starter/rollbar");
		try (Stream<Path> libraries = Files.list(module.resolve("target/libraries"))) {
			return Stream.concat(Stream.of(ServiceJar.jar("reviewscope-observability-rollbar", module)), libraries)
				.toList();
		}
	}

}
