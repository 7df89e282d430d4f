package org.reviewscope.console.launch.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.launch.output.OutputLine;
import org.reviewscope.console.launch.output.OutputSource;
import org.reviewscope.console.launch.variable.Variable;
import org.reviewscope.console.launch.variable.Variable.Origin;
import org.reviewscope.console.launch.variable.VariableChange;
import org.reviewscope.console.launch.variable.VariableChange.Kind;
import org.reviewscope.console.launch.variable.VariableChanges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * The services come one after the other and go in reverse.
 */
class SuiteTests {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final LauncherOutput output = new LauncherOutput(new PrintStream(this.bytes, true), false);

	private final Suite suite = suite(SuiteTests::start);

	SuiteTests() throws IOException {
	}

	@AfterEach
	void leaveNothingBehind() throws InterruptedException {
		this.suite.stop();
	}

	@Test
	void servicesStartInOrderAndStopInReverse() throws Exception {
		this.suite.start();
		assertThat(this.suite.statuses()).allSatisfy((status) -> {
			assertThat(status.state()).isEqualTo(ServiceState.READY);
			assertThat(status.pid()).isNotNull();
		});

		this.suite.stop();

		assertThat(this.bytes.toString(StandardCharsets.UTF_8)).containsSubsequence("first starts", "first is ready",
				"second starts", "second is ready", "second stopped", "first stopped");
		assertThat(this.suite.statuses()).extracting(ServiceStatus::state).containsOnly(ServiceState.STOPPED);
		assertThat(this.suite.firstCrash()).isNotDone();
	}

	@Test
	void serviceThatEndsByItselfIsReported() throws Exception {
		this.suite.start();

		assertThatIOException()
			.isThrownBy(() -> URI.create(this.suite.statuses().getFirst().url() + "/die").toURL().openStream());

		assertThat(this.suite.firstCrash().get(1, TimeUnit.MINUTES).definition().name()).isEqualTo("first");
		assertThat(this.suite.awaitCrash()).contains("first ended with exit code 9");
		assertThat(this.suite.statuses().getFirst().state()).isEqualTo(ServiceState.CRASHED);
	}

	@Test
	void serviceThatIsStoppedOnPurposeIsNoCrashAndStartsAgain() throws Exception {
		this.suite.start();
		Long pid = this.suite.statuses().getFirst().pid();

		CompletableFuture<Void> stopped = this.suite.stop("first");
		assertThat(this.suite.statuses().getFirst().state()).isIn(ServiceState.STOPPING, ServiceState.STOPPED);
		stopped.get(1, TimeUnit.MINUTES);
		assertThat(this.suite.statuses().getFirst().state()).isEqualTo(ServiceState.STOPPED);
		assertThat(this.suite.statuses().getFirst().pid()).isNull();

		this.suite.restart("first");
		await().atMost(Duration.ofMinutes(1))
			.until(() -> this.suite.statuses().getFirst().state() == ServiceState.READY);
		assertThat(this.suite.statuses().getFirst().pid()).isNotNull().isNotEqualTo(pid);
		assertThat(this.suite.firstCrash()).isNotDone();
	}

	@Test
	void restartedServiceIsAnotherProcess() throws Exception {
		this.suite.start();
		Long pid = this.suite.statuses().getFirst().pid();

		this.suite.restart("first");

		assertThat(this.suite.statuses().getFirst().state()).isNotEqualTo(ServiceState.READY);
		await().atMost(Duration.ofMinutes(1))
			.until(() -> this.suite.statuses().getFirst().state() == ServiceState.READY);
		assertThat(this.suite.statuses().getFirst().pid()).isNotNull().isNotEqualTo(pid);
	}

	@Test
	void outputAndChangedVariablesOutliveAProcess() throws Exception {
		this.suite.start();
		assertThat(texts()).hasSize(2)
			.contains("first words")
			.anyMatch((text) -> text.matches("Process \\d+ has started"));

		this.suite.restart("first", new VariableChange("COLOUR", Kind.SET, "green"));
		awaitLines(4);
		assertThat(variable("COLOUR")).isEqualTo(new Variable("COLOUR", "green", Origin.CHANGED));

		this.suite.restart("first");
		awaitLines(6);
		assertThat(variable("COLOUR")).isEqualTo(new Variable("COLOUR", "green", Origin.CHANGED));

		this.suite.restart("first", new VariableChange("COLOUR", Kind.REMOVE, ""));
		awaitLines(8);
		assertThat(variable("COLOUR")).isEqualTo(new Variable("COLOUR", null, Origin.CHANGED));

		this.suite.restart("first", new VariableChange("COLOUR", Kind.UNDO, ""));
		awaitLines(10);
		assertThat(variable("COLOUR")).isEqualTo(new Variable("COLOUR", "blue", Origin.LAUNCHER));
		assertThat(this.suite.find("third")).isEmpty();
	}

	private List<String> texts() {
		return this.suite.find("first")
			.orElseThrow()
			.output()
			.newest(100, (line) -> true)
			.stream()
			.map(OutputLine::text)
			.toList();
	}

	private void awaitLines(int count) {
		await().atMost(Duration.ofMinutes(1))
			.until(() -> texts().size() == count && this.suite.statuses().getFirst().state() == ServiceState.READY);
	}

	private Variable variable(String name) {
		return this.suite.find("first")
			.orElseThrow()
			.variables()
			.stream()
			.filter((variable) -> variable.name().equals(name))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void serviceThatDoesNotStartEndsTheStart() throws Exception {
		Suite failing = suite((service, changes, log) -> TinyService.start("crash"));

		assertThatExceptionOfType(LaunchException.class).isThrownBy(failing::start)
			.withMessageContaining("exit code 7");
		assertThat(failing.statuses()).extracting(ServiceStatus::state)
			.containsExactly(ServiceState.CRASHED, ServiceState.WAITING);
	}

	private Suite suite(ServiceStarter starter) throws IOException {
		return new Suite(List.of(service("first"), service("second")), starter, Duration.ofMinutes(1), this.output);
	}

	private static ServiceDefinition service(String name) throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return new ServiceDefinition(name, "org.example.Main", "http://localhost:" + socket.getLocalPort(), "64m",
					Map.of());
		}
	}

	private static ServiceProcess start(ServiceDefinition service, VariableChanges changes,
			BiConsumer<OutputSource, String> log) {
		return TinyService.start(changes.applied(Map.of("COLOUR", "blue")), log, "serve",
				Integer.toString(URI.create(service.url()).getPort()));
	}

}
