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
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import org.awaitility.Awaitility;
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

/**
 * The services come one after the other and go in reverse.
 */
class SuiteTests {

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	private final LauncherOutput output = new LauncherOutput(new PrintStream(this.bytes, true), false);

	private Suite suite = suite(SuiteTests::start);

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
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
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
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
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
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
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
	void serviceThatWaitsAndIsRestartedStartsOnce() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch prepared = new CountDownLatch(1);
		Queue<String> started = new ConcurrentLinkedQueue<>();
		this.suite = suite((service, changes, log) -> {
			begun.countDown();
			await(prepared);
			started.add(service.name());
			return start(service, changes, log);
		});
		CompletableFuture<Void> start = startAside();
		await(begun);

		this.suite.restart("second");
		prepared.countDown();

		assertThat(start).succeedsWithin(Duration.ofMinutes(1));
		awaitState(this.suite, "second", ServiceState.READY);
		assertThat(started).containsExactly("first", "second");
	}

	@Test
	void serviceThatStartsAndIsRestartedIsNoCrash() throws Exception {
		AtomicInteger starts = new AtomicInteger();
		this.suite = suite((service, changes, log) -> (starts.getAndIncrement() == 0) ? TinyService.start("idle")
				: start(service, changes, log));
		CompletableFuture<Void> start = startAside();
		awaitState(this.suite, "first", ServiceState.STARTING);

		this.suite.restart("first");

		assertThat(start).succeedsWithin(Duration.ofMinutes(1));
		awaitState(this.suite, "first", ServiceState.READY);
		awaitState(this.suite, "second", ServiceState.READY);
		assertThat(starts).hasValue(3);
		assertThat(this.suite.firstCrash()).isNotDone();
	}

	@Test
	void changeIsShownBeforeTheNextProcessHasIt() throws Exception {
		this.suite.start();
		this.suite.stop("first").get(1, TimeUnit.MINUTES);

		this.suite.restart("first", new VariableChange("COLOUR", Kind.SET, "green"));
		assertThat(changed()).containsExactly(new Variable("COLOUR", "green", Origin.CHANGED));

		this.suite.restart("first", new VariableChange("COLOUR", Kind.REMOVE, ""));
		assertThat(changed()).containsExactly(new Variable("COLOUR", null, Origin.CHANGED));

		this.suite.restart("first", new VariableChange("DB_PASSWORD", Kind.SET, "correct-horse"));
		this.suite.restart("first", new VariableChange("COLOUR", Kind.SET, "correct-horse"));
		assertThat(changed()).containsExactly(new Variable("COLOUR", "******", Origin.CHANGED),
				new Variable("DB_PASSWORD", "******", Origin.CHANGED));
	}

	@Test
	void processIsShownWithTheVariablesThatItGot() throws Exception {
		CountDownLatch prepared = new CountDownLatch(1);
		AtomicInteger starts = new AtomicInteger();
		this.suite = suite((service, changes, log) -> {
			if (starts.getAndIncrement() == 2) {
				await(prepared);
			}
			return start(service, changes, log);
		});
		this.suite.start();

		this.suite.restart("first", new VariableChange("COLOUR", Kind.REMOVE, ""));
		assertThat(variable("COLOUR")).isEqualTo(new Variable("COLOUR", "blue", Origin.LAUNCHER));

		prepared.countDown();
		awaitLines(4);
		assertThat(variable("COLOUR")).isEqualTo(new Variable("COLOUR", null, Origin.CHANGED));
	}

	@Test
	void failureOfTheLauncherItselfIsToldAndMayBeRepaired() throws Exception {
		AtomicInteger starts = new AtomicInteger();
		this.suite = suite((service, changes, log) -> {
			if (starts.getAndIncrement() == 2) {
				throw new IllegalStateException("no room");
			}
			return start(service, changes, log);
		});
		this.suite.start();

		this.suite.restart("first");
		awaitState(this.suite, "first", ServiceState.CRASHED);
		Awaitility.await().until(() -> this.bytes.toString(StandardCharsets.UTF_8).contains("no room"));
		assertThat(this.bytes.toString(StandardCharsets.UTF_8)).contains("first does not start:");

		this.suite.restart("first");
		awaitState(this.suite, "first", ServiceState.READY);
	}

	private CompletableFuture<Void> startAside() {
		return CompletableFuture.runAsync(() -> {
			try {
				this.suite.start();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
	}

	private static void awaitState(Suite suite, String name, ServiceState state) {
		Awaitility.await()
			.atMost(Duration.ofMinutes(1))
			.until(() -> suite.find(name).orElseThrow().status().state() == state);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(1, TimeUnit.MINUTES);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private List<Variable> changed() {
		return this.suite.find("first").orElseThrow().changed();
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
