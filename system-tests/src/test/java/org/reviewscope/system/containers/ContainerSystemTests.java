package org.reviewscope.system.containers;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.reviewscope.system.harness.Http;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Our images work with all the restrictions that Compose puts on them.
 */
@NeedsContainers
class ContainerSystemTests {

	static final List<String> SERVICES = Containers.SERVICES;

	private Containers containers;

	@BeforeEach
	void useTheContainers(Containers containers) {
		this.containers = containers;
	}

	@Test
	void reviewIsClassifiedAndRecorded() {
		JsonNode answer = recorded();
		assertThat(answer.path("sentiment").asString()).isEqualTo("negative");
		assertThat(Http.get(gateway("/api/v1/predictions/" + answer.path("id").asString())).status()).isEqualTo(200);
	}

	@Test
	void courseRequestIsAnswered() {
		assertThat(
				Http.post(gateway("/predict"), "{\"review\": \"This app is fantastic! I use it every day.\"}").body())
			.isEqualTo("{\"sentiment\":\"positive\"}");
	}

	@Test
	void nativeLibrariesAreThoseOfTheImage() {
		String maps = this.containers.get("inference-service").run("cat", "/proc/1/maps").getStdout();
		Stream<String> libraries = maps.lines()
			.map((line) -> line.substring(line.lastIndexOf(' ') + 1))
			.filter((file) -> file.matches(".*(onnxruntime|tokenizers).*\\.so.*"))
			.distinct();
		assertThat(libraries).hasSize(3).allMatch((file) -> file.startsWith("/app/lib/native/"));
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void serviceIsHealthyAsNobodyWithoutAnyRight(String service) {
		ComposeContainer container = this.containers.get(service);
		assertThat(container.state().getHealth().getStatus()).isEqualTo("healthy");
		assertThat(container.run("id", "-u").getStdout().strip()).isEqualTo("10001");
		assertThat(container.run("cat", "/proc/1/status").getStdout()).containsPattern("CapBnd:\\s+0+\\n")
			.containsPattern("NoNewPrivs:\\s+1\\n");
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void nothingOfTheImageCanBeWritten(String service) {
		assertThat(List.of("/", "/app", "/etc", "/usr/lib")).allSatisfy((folder) -> assertThat(
				this.containers.get(service).run("bash", "-c", "echo > " + folder + "/x").getStderr())
			.contains("Read-only file system"));
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void nothingUnderTmpCanBeExecuted(String service) {
		assertThat(this.containers.get(service)
			.run("bash", "-c", "cp /bin/true /tmp/x && /tmp/x; rm -f /tmp/x")
			.getStderr()).contains("Permission denied");
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void aotCacheIsUsed(String service) {
		assertThat(this.containers.get(service).run("cat", "/proc/1/maps").getStdout()).contains("/app/app.aot");
	}

	@ParameterizedTest
	@FieldSource("SERVICES")
	void serviceStopsInOrderAndKeepsItsData(String service) {
		String id = recorded().path("id").asString();
		ComposeContainer container = this.containers.get(service);
		container.interrupt();
		// 143: ended by the signal it was sent; 137 would be the kill after the grace
		// period
		assertThat(container.state().getExitCodeLong()).isEqualTo(143);
		container.startAgain();

		assertThat(Http.get(gateway("/api/v1/predictions/" + id)).status()).isEqualTo(200);
	}

	/**
	 * On a busy machine a first record may miss its deadline, and is then written in the
	 * background.
	 */
	private JsonNode recorded() {
		return Awaitility.await("a recorded prediction")
			.atMost(Duration.ofMinutes(1))
			.until(() -> Http
				.post(gateway("/api/v1/predictions"), "{\"review\": \"Terrible. It broke on the second day.\"}")
				.json(), (answer) -> answer.path("recorded").asBoolean(false));
	}

	private String gateway(String path) {
		return this.containers.url("gateway-service", 8080) + path;
	}

}
