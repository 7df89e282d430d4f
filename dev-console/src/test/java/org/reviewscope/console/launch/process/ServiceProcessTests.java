package org.reviewscope.console.launch.process;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reviewscope.console.launch.output.OutputSource;
import org.reviewscope.console.launch.process.Readiness.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Processes are awaited, remembered and stopped. With real ones, since it is about these.
 */
class ServiceProcessTests {

	private static final Duration LONG = Duration.ofMinutes(1);

	private final List<ServiceProcess> started = new ArrayList<>();

	@AfterEach
	void leaveNothingBehind() throws InterruptedException {
		for (ServiceProcess process : this.started) {
			process.stop(Duration.ZERO);
		}
	}

	@Test
	void serviceThatAnswersIsReady() throws Exception {
		int port = freePort();

		assertThat(new Readiness(LONG).await(start("serve", Integer.toString(port)),
				"http://localhost:" + port + "/readyz", (waited) -> {
				}))
			.isEqualTo(Outcome.READY);
	}

	@Test
	void serviceThatEndsIsNotWaitedFor() throws Exception {
		ServiceProcess process = start("crash");

		assertThat(new Readiness(LONG).await(process, "http://localhost:1", (waited) -> {
		})).isEqualTo(Outcome.EXITED);
		assertThat(process.lastLines()).contains("first words");
	}

	@Test
	void streamsAreToldApartLineByLine() throws Exception {
		List<String> out = new CopyOnWriteArrayList<>();
		List<String> err = new CopyOnWriteArrayList<>();
		ServiceProcess process = TinyService.start(Map.of("COLOUR", "blue"),
				(source, line) -> ((source == OutputSource.STDERR) ? err : out).add(line), "speak");
		this.started.add(process);

		assertThat(process.exit()).succeedsWithin(LONG).isEqualTo(0);
		assertThat(process.lastLines()).containsExactlyInAnyOrder("first words", "one", "three blue",
				"five, without an end", "\033[31mtwo\033[0m", "four <b>");
		assertThat(out).containsExactly("first words", "one", "three blue", "five, without an end");
		assertThat(err).containsExactly("\033[31mtwo\033[0m", "four <b>");
	}

	@Test
	void variableThatTheJvmRepeatsIsMasked() throws Exception {
		ServiceProcess process = TinyService.start(Map.of("JAVA_TOOL_OPTIONS", "-Dcolour=blue -Ddb.password=horse"),
				(source, line) -> {
				}, "crash");
		this.started.add(process);
		process.exit().join();

		assertThat(process.lastLines()).containsExactlyInAnyOrder("first words",
				"Picked up JAVA_TOOL_OPTIONS: -Dcolour=blue -Ddb.password=******");
	}

	@Test
	void variablesThatTheLauncherOfJavaRepeatsAreMasked() throws Exception {
		ServiceProcess process = TinyService.start(Map.of("JDK_JAVA_OPTIONS", "-Dcolour=blue -Ddb.password=horse"),
				(source, line) -> {
				}, "crash");
		this.started.add(process);
		process.exit().join();

		assertThat(process.lastLines()).containsExactlyInAnyOrder("first words",
				"NOTE: Picked up JDK_JAVA_OPTIONS: -Dcolour=blue -Ddb.password=******");
	}

	@Test
	void variableThatIsLongerThanALineIsMaskedToItsEnd() throws Exception {
		ServiceProcess process = TinyService.start(
				Map.of("JAVA_TOOL_OPTIONS", "-Dcolour=" + "blue".repeat(2042) + " -Dpassword=horse"),
				(source, line) -> {
				}, "crash");
		this.started.add(process);
		process.exit().join();

		assertThat(process.lastLines()).hasSize(3)
			.contains("first words", "******")
			.noneMatch((line) -> line.contains("horse"));
	}

	@Test
	void serviceThatDoesNotGetReadyIsGivenUp() throws Exception {
		assertThat(new Readiness(Duration.ofMillis(300)).await(start("idle"), "http://localhost:1", (waited) -> {
		})).isEqualTo(Outcome.TIMED_OUT);
	}

	@Test
	void crashReportHasTheExitCodeAndTheLastWords() throws Exception {
		ServiceProcess process = start("crash");
		ServiceDefinition service = new ServiceDefinition("shop", "org.example.Shop", "http://localhost:1", "64m",
				java.util.Map.of());

		assertThat(CrashReport.of(service, process, Outcome.EXITED)).contains("shop ended with exit code 7",
				"  first words", "What to do", "org.example.Shop");
	}

	@Test
	void serviceStopsWhenItsInputEnds() throws Exception {
		int port = freePort();
		ServiceProcess process = start("serve", Integer.toString(port));
		new Readiness(LONG).await(process, "http://localhost:" + port + "/readyz", (waited) -> {
		});

		assertThat(process.stop(LONG)).isTrue();
		assertThat(process.exit()).succeedsWithin(LONG).isEqualTo(0);
	}

	@Test
	void serviceThatDoesNotStopIsKilled() throws Exception {
		ServiceProcess process = start("stubborn");
		await().until(() -> process.lastLines().contains("first words"));

		assertThat(process.stop(Duration.ofMillis(500))).isFalse();
		assertThat(process.isAlive()).isFalse();
	}

	// When Maven is killed, the launcher's exit blocks a thread of this pool
	@Test
	void stopDoesNotNeedTheCommonPool() throws Exception {
		ServiceProcess process = start("idle");
		await().until(() -> process.lastLines().contains("first words"));
		CountDownLatch end = new CountDownLatch(1);
		for (int i = 0; i < ForkJoinPool.getCommonPoolParallelism(); i++) {
			ForkJoinPool.commonPool().execute(() -> waitFor(end));
		}

		try {
			assertThat(process.stop(Duration.ofSeconds(10))).isTrue();
		}
		finally {
			end.countDown();
		}
	}

	private static void waitFor(CountDownLatch end) {
		try {
			end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void foreignProgramStopsWithThoseThatItHasStarted() throws Exception {
		ServiceProcess process = TinyService.startForeign("parent");
		this.started.add(process);
		await().until(() -> process.lastLines().stream().anyMatch((line) -> line.startsWith("child ")));
		List<ProcessHandle> children = process.handle().descendants().toList();

		assertThat(children).singleElement().matches(ProcessHandle::isAlive);
		assertThat(process.stop(LONG)).isTrue();
		assertThat(process.isAlive()).isFalse();
		assertThat(children).noneMatch(ProcessHandle::isAlive);
	}

	private ServiceProcess start(String... args) {
		ServiceProcess process = TinyService.start(args);
		this.started.add(process);
		return process;
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
