package org.reviewscope.system.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.reviewscope.system.harness.Http;
import org.reviewscope.system.harness.Ports;
import org.reviewscope.system.harness.ServiceJar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Somebody who does not have this repository starts the console's jar in a folder of
 * theirs.
 */
@DisabledOnOs(OS.WINDOWS)
class ToolSystemTests {

	private static final String SPAN = """
			{"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"mine"}}]},
			"scopeSpans":[{"spans":[{"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174",
			"name":"hello","kind":2,"startTimeUnixNano":"1","endTimeUnixNano":"2"}]}]}]}""";

	@TempDir
	private Path folder;

	private final List<Integer> ports = Ports.free(3);

	private final List<Process> started = new ArrayList<>();

	private final List<ProcessHandle> children = new ArrayList<>();

	@AfterEach
	void leaveNothingBehind() throws InterruptedException {
		for (Process process : this.started) {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly().waitFor();
		}
		// Also when the console, which they belonged to, has ended before them
		this.children.forEach(ProcessHandle::destroyForcibly);
	}

	@Test
	void projectIsBuiltRunAndStoppedAndTelemetryIsTaken() throws Exception {
		Process console = start("--run", ForeignProject.in(this.folder).toString(), "--spring.profiles.active=mine");

		awaitOutput("shop is ready after");
		assertThat(output()).contains("Reviewscope console", "See it     http://localhost:" + this.ports.get(0),
				"OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:" + this.ports.get(1),
				"management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:" + this.ports.get(1)
						+ "/v1/traces",
				"| built with --batch-mode --no-transfer-progress -Dmaven.test.skip=true package",
				"shop has no telemetry of its own");
		String shop = Http.get(console("/api/services")).json().get(0).path("url").asString();
		assertThat(Http.get(shop).body()).isEqualTo("shop sends to http://localhost:" + this.ports.get(1));
		assertThat(Http.post("http://localhost:" + this.ports.get(1) + "/v1/traces", SPAN).status()).isEqualTo(200);
		assertThat(Http.get(console("/api/spans")).json()).singleElement()
			.satisfies((span) -> assertThat(span.path("service").asString()).isEqualTo("mine"));
		assertThat(Http.get(console("/")).body()).contains("shop", "How a program sends its telemetry")
			.doesNotContain("gateway", "mvnw");
		assertThat(Http.get(console("/try")).status()).isEqualTo(404);

		console.descendants().forEach(this.children::add);
		assertThat(this.children).isNotEmpty();
		console.destroy();

		assertThat(console.waitFor(30, TimeUnit.SECONDS)).isTrue();
		assertThat(this.children).noneMatch(ProcessHandle::isAlive);
		assertThat(output()).contains("shop stopped");
		try (var files = Files.list(this.folder.resolve("home"))) {
			assertThat(files).as("written to the home folder").isEmpty();
		}
	}

	@Test
	void portThatIsTakenIsNamedWithTheVariableThatChangesIt() throws Exception {
		try (var _ = new java.net.ServerSocket(this.ports.get(1), 1, java.net.InetAddress.getLoopbackAddress())) {
			Process console = start();

			assertThat(console.waitFor(30, TimeUnit.SECONDS)).isTrue();
			assertThat(console.exitValue()).isEqualTo(1);
		}
		assertThat(output()).contains("Port %d is needed by the console's OTLP receiver".formatted(this.ports.get(1)),
				"java -DOTLP_PORT=");
	}

	private Process start(String... arguments) throws IOException {
		Path home = Files.createDirectories(this.folder.resolve("home"));
		// Without an agent that this machine's user may have, which takes seconds to
		// start
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-Duser.home=" + home, "-jar", ServiceJar.jar("dev-console").toAbsolutePath().toString()));
		command.addAll(List.of(arguments));
		ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile())
			.redirectErrorStream(true)
			.redirectOutput(this.folder.resolve("output.txt").toFile());
		builder.environment().put("CONSOLE_PORT", "" + this.ports.get(0));
		builder.environment().put("OTLP_PORT", "" + this.ports.get(1));
		builder.environment().put("OTLP_GRPC_PORT", "" + this.ports.get(2));
		builder.environment().remove("REVIEWSCOPE_DATA_DIR");
		// Of the user's own programs, and not for the console
		builder.environment().put("SERVER_PORT", "1");
		builder.environment().put("SPRING_PROFILES_ACTIVE", "production");
		Process process = builder.start();
		this.started.add(process);
		return process;
	}

	private void awaitOutput(String text) {
		await(text).atMost(Duration.ofMinutes(2))
			.failFast("The console has ended", () -> !this.started.getLast().isAlive())
			.until(() -> output().contains(text));
	}

	private String output() throws IOException {
		return Files.readString(this.folder.resolve("output.txt"));
	}

	private String console(String path) {
		return "http://localhost:" + this.ports.get(0) + path;
	}

}
